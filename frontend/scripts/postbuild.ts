/**
 * Finishes a build of the client: node frontend/scripts/postbuild.ts <folder>
 * Writes the pages' Content-Security-Policy to <folder>/csp.caddy, tells the service worker which
 * files the build has, and has what the front door serves from <folder>/static compiled early and
 * sent compressed; fails where a page has grown beyond its budget.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { overBudget } from "./budgets.ts";
import { hintScripts } from "./compile-hints.ts";
import { compressFolder } from "./compression.ts";
import { caddyMap, type Page } from "./content-security-policy.ts";
import { fillServiceWorker } from "./service-worker.ts";

const BUILD = fileURLToPath(new URL("../.next", import.meta.url));
const PAGES = join(BUILD, "server", "app");

async function readPages(): Promise<Page[]> {
  const entries = await readdir(PAGES, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => ({ path: pathOf(file), html: await readFile(file, "utf8") })),
  );
}

/** The address that a prerendered file is served at. */
function pathOf(file: string): string {
  const name = relative(PAGES, file).split(sep).join("/").slice(0, -".html".length);
  return name === "index" ? "/" : `/${name}`;
}

async function main(): Promise<void> {
  const [, , folder = ""] = process.argv;
  const pages = await readPages();
  if (pages.length === 0) {
    process.stderr.write(`There are no pages in ${PAGES}: run "next build" first.\n`);
    process.exitCode = 2;
    return;
  }
  await writeFile(join(folder, "csp.caddy"), caddyMap(pages));
  const buildId = await readFile(join(BUILD, "BUILD_ID"), "utf8");
  const root = join(folder, "static");
  const kept = await fillServiceWorker(root, buildId);
  await hintScripts(root);
  const files = await compressFolder(root);
  process.stdout.write(
    `${pages.length} pages with a policy, ${kept} files for offline, ${files} compressed\n`,
  );
  const findings = await overBudget(pages, root);
  if (findings.length > 0) {
    process.stderr.write(`${findings.join("\n")}\n`);
    process.exitCode = 1;
  }
}

await main();
