/** A browser and its system in words, for mails. */

type Naming = readonly (readonly [RegExp, string])[];

// First match wins: browsers name those they descend from after themselves.
const BROWSERS: Naming = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|HeadlessChrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
  [/^(?:curl|Wget)\b/, "a command line"],
  [/^(?:python|node|undici|Go-http|Java|okhttp)/i, "a program"],
];
const SYSTEMS: Naming = [
  [/\b(?:iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

const nameIn = (naming: Naming, userAgent: string) =>
  naming.find(([pattern]) => pattern.test(userAgent))?.[1];

/** For example "Firefox on Windows"; never a word that the client chose itself. */
export function describeUserAgent(userAgent: string): string {
  const browser = nameIn(BROWSERS, userAgent) ?? "an unknown browser";
  const system = nameIn(SYSTEMS, userAgent);
  return system === undefined ? browser : `${browser} on ${system}`;
}
