import { randomFillSync } from "node:crypto";

let lastMillis = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562): ids of one process sort by the order of their making, also within a millisecond, where a 12-bit
 * counter follows the time; the other 62 bits are random.
 */
export function newId(): string {
  step(Date.now());
  const bytes = randomFillSync(Buffer.allocUnsafe(16));
  bytes.writeUIntBE(lastMillis, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A clock that stands still or runs back, or more than 4,096 ids a millisecond, borrow from the next one. */
function step(now: number): void {
  if (now > lastMillis) {
    lastMillis = now;
    counter = 0;
    return;
  }
  counter += 1;
  if (counter > 0xfff) {
    lastMillis += 1;
    counter = 0;
  }
}
