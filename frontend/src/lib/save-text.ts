// The browser reads it after the click; a minute is more than it needs.
const KEPT_MS = 60_000;

/** Hands a text to the browser to save as a file. */
export function saveText(text: string, file: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
