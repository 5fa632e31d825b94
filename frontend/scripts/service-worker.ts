import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";

/** Scripts, styles and fonts: what a page needs, and what it loads only later. */
const KEPT = new Set([".css", ".js", ".woff2"]);
const PLACE = 'const BUILD = { id: "", files: [] };';

/** The service worker with the build that it keeps for offline; throws where it has no place for it. */
export function withBuild(worker: string, id: string, files: readonly string[]): string {
  if (!worker.includes(PLACE)) {
    throw new Error(`public/sw.js has lost its line: ${PLACE}`);
  }
  return worker.replace(PLACE, () => `const BUILD = ${JSON.stringify({ id, files })};`);
}

/** Writes the build into the service worker that is served from `root`; returns how many files. */
export async function fillServiceWorker(root: string, id: string): Promise<number> {
  const path = join(root, "sw.js");
  const files = await builtFiles(root);
  await writeFile(path, withBuild(await readFile(path, "utf8"), id, files));
  return files.length;
}

/** The addresses of the files of the build, in a fixed order. */
async function builtFiles(root: string): Promise<string[]> {
  const folder = join(root, "_next", "static");
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => KEPT.has(extname(name)))
    .map((name) => `/_next/static/${name.split(sep).join("/")}`)
    .toSorted();
}
