import { expect, test, vi } from "vitest";
import { Resource } from "@/lib/resource";

const settled = async () => new Promise((resolve) => setTimeout(resolve));

test("is read when somebody begins to look, once for all who do", async () => {
  const read = vi.fn(async () => "here");
  const resource = new Resource(read);
  const heard = [vi.fn(), vi.fn()];

  expect(resource.state()).toEqual({ data: undefined, error: null });
  expect(read).not.toHaveBeenCalled();
  for (const listener of heard) {
    resource.subscribe(listener);
  }
  await settled();

  expect(read).toHaveBeenCalledTimes(1);
  expect(heard.map((listener) => listener.mock.calls.length)).toEqual([1, 1]);
  expect(resource.state()).toEqual({ data: "here", error: null });
});

test("is forgotten when nobody looks any more: the next person sees nothing of it", async () => {
  const resource = new Resource(async () => "Ada's");
  const stop = resource.subscribe(() => undefined);
  await settled();
  stop();

  expect(resource.state()).toEqual({ data: undefined, error: null });
});

test("keeps what was read where it cannot be read again", async () => {
  const broken = new Error("broken");
  const read = vi.fn(async () => "here");
  const resource = new Resource(read);
  resource.subscribe(() => undefined);
  await settled();
  read.mockRejectedValueOnce(broken);

  await resource.reload();

  expect(resource.state()).toEqual({ data: "here", error: broken });
});

test("shows the last answer, also where an older one is slower", async () => {
  let arrive = (_value: string): void => undefined;
  const slow = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  const read = vi.fn(async () => "new").mockReturnValueOnce(slow);
  const resource = new Resource(read);
  resource.subscribe(() => undefined);

  await resource.reload();
  arrive("old");
  await settled();

  expect(resource.state()).toEqual({ data: "new", error: null });
});
