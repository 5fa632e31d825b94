import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fillServiceWorker, withBuild } from "./service-worker.ts";

const SOURCE = fileURLToPath(new URL("../public/sw.js", import.meta.url));

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "worker-"));
  await cp(SOURCE, join(root, "sw.js"));
  const chunks = join(root, "_next", "static", "chunks");
  await mkdir(chunks, { recursive: true });
  for (const name of ["b.js", "a.css", "a.css.br", "b.js.map", "font.woff2"]) {
    await writeFile(join(chunks, name), "");
  }
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test("the service worker names its build and every file that a page may need", async () => {
  expect(await fillServiceWorker(root, "at3N$&")).toBe(3);

  const worker = await readFile(join(root, "sw.js"), "utf8");
  const build = {
    id: "at3N$&",
    files: ["a.css", "b.js", "font.woff2"].map((name) => `/_next/static/chunks/${name}`),
  };
  expect(worker).toContain(`const BUILD = ${JSON.stringify(build)};`);
});

test("a service worker without a place for the build fails the build", () => {
  expect(() => withBuild("self.x = 1;", "id", [])).toThrow("public/sw.js has lost its line");
});
