import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "./content-security-policy.ts";

/** What a first visit may cost, in kB of 1024 bytes: scripts by gzip and brotli, styles by brotli. */
type Budget = { gzip: number; brotli: number };

const STYLES_BROTLI = 14;
const SIGNED_IN: Budget = { gzip: 176, brotli: 152 };
const BUDGETS: Readonly<Record<string, Budget>> = {
  "/": { gzip: 146, brotli: 126 },
  "/login": { gzip: 152, brotli: 131 },
  "/register": { gzip: 151, brotli: 130 },
  "/todos": SIGNED_IN,
  "/settings": SIGNED_IN,
};

const SCRIPT = /<script[^>]*\ssrc="\/(_next\/static\/[^"?]+\.js)[^"]*"[^>]*>/g;
const STYLE = /<link[^>]*\shref="\/(_next\/static\/[^"?]+\.css)[^"]*"[^>]*>/g;

/** One sentence per page that has grown too heavy; `root` is what the front door serves. */
export async function overBudget(pages: readonly Page[], root: string): Promise<string[]> {
  const budgets = Object.entries(BUDGETS).map(async ([path, budget]) => {
    const page = pages.find((candidate) => candidate.path === path);
    if (page === undefined) {
      return [`${path} has a budget, but there is no such page.`];
    }
    const scripts = namesIn(page.html, SCRIPT);
    const styles = namesIn(page.html, STYLE);
    return [
      ...tooMuch(`${path}: scripts by gzip`, await kilobytes(root, scripts, "gz"), budget.gzip),
      ...tooMuch(`${path}: scripts by brotli`, await kilobytes(root, scripts, "br"), budget.brotli),
      ...tooMuch(`${path}: styles by brotli`, await kilobytes(root, styles, "br"), STYLES_BROTLI),
    ];
  });
  return (await Promise.all(budgets)).flat();
}

/** Browsers that know modules do not load the polyfills. */
function namesIn(html: string, pattern: RegExp): readonly string[] {
  const tags = [...html.matchAll(pattern)].filter(([tag]) => !/\snomodule/i.test(tag));
  return [...new Set(tags.flatMap(([, name]) => (name === undefined ? [] : [name])))];
}

async function kilobytes(
  root: string,
  names: readonly string[],
  encoding: "gz" | "br",
): Promise<number> {
  const sizes = names.map(async (name) => compressedSize(join(root, name), encoding));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
}

async function compressedSize(file: string, encoding: "gz" | "br"): Promise<number> {
  try {
    return (await stat(`${file}.${encoding}`)).size;
  } catch {
    // Too small to be worth compressing.
    return (await stat(file)).size;
  }
}

function tooMuch(what: string, found: number, budget: number): string[] {
  return found <= budget ? [] : [`${what}: ${found.toFixed(1)} kB, and ${budget} are allowed.`];
}
