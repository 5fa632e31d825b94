export type TokenRecord = {
  generation: string;
  token: string;
  askedAt: number;
  /** By this device's clock, so it may be wrong, as long as it runs. */
  expiresAt: number;
  refreshAt: number;
};

const REFRESH_AT = 0.8;
/** Tabs and devices that signed in together drift apart by up to this share of the lifetime. */
const JITTER = 0.05;

/**
 * Its life counts from when it was asked for, so that a slow answer never stretches it; it is due
 * for a refresh at 80 % of it, less some jitter.
 */
export function tokenTimes(
  askedAt: number,
  lifetimeMs: number,
): Pick<TokenRecord, "askedAt" | "expiresAt" | "refreshAt"> {
  return {
    askedAt,
    expiresAt: askedAt + lifetimeMs,
    refreshAt: askedAt + lifetimeMs * (REFRESH_AT - Math.random() * JITTER),
  };
}
