/** The minute that everything on the page agrees on: it moves for all at once. */

const MINUTE_MS = 60_000;

// What a sleeping or left page wakes up with; timers alone would come late.
const WAKE_UPS = ["visibilitychange", "focus", "pageshow", "online"];

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let minute = currentMinute();

function currentMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
}

function tick(): void {
  clearTimeout(timer);
  timer = setTimeout(tick, minuteRest());
  const now = currentMinute();
  if (now !== minute) {
    minute = now;
    for (const listener of [...listeners]) {
      listener();
    }
  }
}

function minuteRest(): number {
  return MINUTE_MS - (Date.now() % MINUTE_MS);
}

function start(): void {
  tick();
  for (const name of WAKE_UPS) {
    window.addEventListener(name, tick);
  }
}

function stop(): void {
  clearTimeout(timer);
  for (const name of WAKE_UPS) {
    window.removeEventListener(name, tick);
  }
}

/** Calls back at the beginning of each minute, and at once when a sleep has skipped one. */
export function onMinute(listener: () => void): () => void {
  if (listeners.size === 0) {
    start();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      stop();
    }
  };
}

/** The instant at which the current minute began. */
export function minuteNow(): number {
  if (listeners.size === 0) {
    minute = currentMinute();
  }
  return minute;
}
