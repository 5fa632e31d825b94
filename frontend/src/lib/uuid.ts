/**
 * A UUID of version 7 (RFC 9562): sorts by time, so that new rows stay together in the index. With
 * a `place` the time is given, and the twelve bits after it, which are random otherwise.
 */
export function uuidv7(place?: { milliseconds: number; counter: number }): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  const { milliseconds, counter } = place ?? {
    milliseconds: Date.now(),
    counter: view.getUint16(6),
  };
  view.setUint32(0, Math.floor(milliseconds / 2 ** 16));
  view.setUint16(4, milliseconds % 2 ** 16);
  view.setUint16(6, 0x7000 | (counter & 0x0fff));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
