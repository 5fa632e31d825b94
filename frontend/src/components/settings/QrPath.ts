import { encode } from "uqr";

// What a camera needs around the code to tell it from the rest.
const QUIET_ZONE = 4;

type Drawing = { path: string; size: number };

/** The dark modules as one SVG path, a line of them per stroke. */
export function qrPath(text: string): Drawing {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const runs = data.flatMap((row, y) =>
    [...rowText(row).matchAll(/1+/gu)].map(
      ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
    ),
  );
  return { path: runs.join(""), size };
}

function rowText(row: readonly boolean[]): string {
  return row.map((isDark) => (isDark ? "1" : "0")).join("");
}
