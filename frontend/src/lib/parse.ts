/** The parsed value, or null where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    // JSON.parse is typed `any`; from here on it is unknown until it is checked.
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
