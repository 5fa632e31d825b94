import { isRecord } from "@/lib/parse";
import type { DeviceSession } from "@/types/auth";

/** Better Auth's list of sessions as devices: this one first, then the one used last. */
export function toDevices(data: unknown, currentId: string | null): DeviceSession[] {
  const rows = Array.isArray(data) ? (data as unknown[]) : [];
  return rows
    .flatMap((row) => toDevice(row, currentId))
    .toSorted(
      (one, other) =>
        Number(other.current) - Number(one.current) ||
        other.lastUsedAt.getTime() - one.lastUsedAt.getTime(),
    );
}

function toDevice(row: unknown, currentId: string | null): DeviceSession[] {
  if (!isRecord(row) || typeof row["id"] !== "string" || typeof row["token"] !== "string") {
    return [];
  }
  const { createdAt, id, ipAddress, token, updatedAt, userAgent } = row;
  return [
    {
      id,
      token,
      current: id === currentId,
      createdAt: toDate(createdAt),
      lastUsedAt: toDate(updatedAt),
      ipAddress: typeof ipAddress === "string" ? ipAddress : "",
      userAgent: typeof userAgent === "string" ? userAgent : "",
    },
  ];
}

/** The Better Auth client revives dates; where it did not, they are text. */
export function toDate(value: unknown): Date {
  return value instanceof Date ? value : new Date(typeof value === "string" ? value : Number.NaN);
}
