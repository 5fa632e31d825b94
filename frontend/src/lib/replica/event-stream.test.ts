import { expect, test } from "vitest";
import { eventsOf, type StreamEvent } from "@/lib/replica/event-stream";

function streamOf(...pieces: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) {
        controller.enqueue(new TextEncoder().encode(piece));
      }
      controller.close();
    },
  });
}

async function read(...pieces: string[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of eventsOf(streamOf(...pieces))) {
    events.push(event);
  }
  return events;
}

test("events are read however they are cut into pieces", async () => {
  const text = 'retry: 2000\nevent: change\nid: 7\ndata: {"seq":7}\n\n: still here\n\n';
  const expected = [
    { id: "7", data: '{"seq":7}' },
    { id: null, data: null },
  ];

  expect(await read(text)).toEqual(expected);
  expect(await read(...text)).toEqual(expected);
  expect(await read(text.replaceAll("\n", "\r\n"))).toEqual(expected);
});

test("what is not finished when the stream ends is no event", async () => {
  expect(await read("event: change\nid: 8\n")).toEqual([]);
});

test("a stream that breaks off throws", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new TypeError("network")),
  });

  await expect(eventsOf(broken).next()).rejects.toThrow("network");
});
