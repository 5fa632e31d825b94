import { describe, expect, test } from "vitest";
import { deviceName, isHandheld, placeName } from "./UserAgent";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1";
const EDGE =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";
const FIREFOX =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0";

describe("a device by its browser and system", () => {
  test.each([
    [IPHONE, "Safari on iPhone"],
    [EDGE, "Edge on Windows"],
    [ANDROID, "Chrome on Android"],
    [FIREFOX, "Firefox on macOS"],
    ["curl/8.9.1", "curl"],
    ["python-httpx/0.28.1", "A Python program"],
    ["Mozilla/5.0 (X11; Linux x86_64) Unheard/1", "A browser on Linux"],
    ["", "Unknown device"],
  ])("%s", (userAgent, expected) => {
    expect(deviceName(userAgent)).toBe(expected);
  });
});

test("what is held in the hand is told from what stands on a desk", () => {
  expect([IPHONE, ANDROID].every(isHandheld)).toBe(true);
  expect([EDGE, FIREFOX].some(isHandheld)).toBe(false);
});

describe("a place by its address", () => {
  test.each([
    ["127.0.0.1", "The computer Daymark runs on"],
    ["::1", "The computer Daymark runs on"],
    ["0000:0000:0000:0000:0000:0000:0000:0000", "The computer Daymark runs on"],
    ["0000:0000:0000:0000:0000:0000:0000:0001", "The computer Daymark runs on"],
    ["192.168.1.20", "Local network, 192.168.1.20"],
    ["172.20.0.4", "Local network, 172.20.0.4"],
    ["172.32.0.4", "172.32.0.4"],
    ["fd12:3456::1", "Local network, fd12:3456::1"],
    ["203.0.113.77", "203.0.113.77"],
    ["", "Unknown address"],
  ])("%s", (address, expected) => {
    expect(placeName(address)).toBe(expected);
  });
});
