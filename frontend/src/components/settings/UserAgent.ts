type Naming = readonly (readonly [RegExp, string])[];

// First match wins: browsers name those they descend from after themselves.
const BROWSERS: Naming = [
  [/\bEdg(?:e|A|iOS)?\//u, "Edge"],
  [/\bOPR\/|\bOpera\b/u, "Opera"],
  [/\bSamsungBrowser\//u, "Samsung Internet"],
  [/\bVivaldi\//u, "Vivaldi"],
  [/\b(?:Firefox|FxiOS)\//u, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//u, "Chrome"],
  [/\bVersion\/.*\bSafari\//u, "Safari"],
  [/^curl\//u, "curl"],
  [/^(?:python-httpx|python-requests|Python)\b/u, "A Python program"],
  [/^(?:node|undici)\b/u, "A Node.js program"],
];

const SYSTEMS: Naming = [
  [/\biPad\b/u, "iPad"],
  [/\biPhone\b/u, "iPhone"],
  [/\bAndroid\b/u, "Android"],
  [/\bCrOS\b/u, "ChromeOS"],
  [/\bWindows\b/u, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/u, "macOS"],
  [/\bLinux\b/u, "Linux"],
];

const HANDHELD = /\b(?:iPhone|iPad|Android|Mobile)\b/u;

function nameOf(userAgent: string, naming: Naming): string | undefined {
  return naming.find(([pattern]) => pattern.test(userAgent))?.[1];
}

/** Browser and system in words, as a person would say it: Firefox on Windows. */
export function deviceName(userAgent: string): string {
  const browser = nameOf(userAgent, BROWSERS);
  const system = nameOf(userAgent, SYSTEMS);
  if (browser !== undefined) {
    return system === undefined ? browser : `${browser} on ${system}`;
  }
  return system === undefined ? "Unknown device" : `A browser on ${system}`;
}

export function isHandheld(userAgent: string): boolean {
  return HANDHELD.test(userAgent);
}

const PRIVATE_ADDRESS =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:)/iu;
// Also as the auth server keeps it: of an IPv6 address the network alone.
const LOOPBACK = /^(?:127\.|::1?$|0{0,4}(?::0{0,4}){6}:0{0,3}[01]$)/u;

/** Where a request came from, as far as its address tells. */
export function placeName(address: string): string {
  if (address === "") {
    return "Unknown address";
  }
  if (LOOPBACK.test(address)) {
    return "The computer Daymark runs on";
  }
  return PRIVATE_ADDRESS.test(address) ? `Local network, ${address}` : address;
}
