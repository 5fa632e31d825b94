/** A key of the shortcuts as it is called here: "Mod" is Cmd on a Mac and Ctrl elsewhere. */
export function keyName(key: string): string {
  const isMac = /Mac OS X/u.test(navigator.userAgent);
  return key === "Mod" ? (isMac ? "⌘" : "Ctrl") : key;
}
