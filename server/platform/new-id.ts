import { randomFillSync } from "node:crypto";

let lastMillis = 0;
let counter = 0;

/** Random bytes are drawn for many ids at once: a draw costs as much for one as for some hundreds. */
const BYTES_EACH = 8;
const pool = Buffer.alloc(512 * BYTES_EACH);
let used = pool.length;

/**
 * A UUIDv7 (RFC 9562): ids of one process sort by the order of their making, also within a millisecond, where a 12-bit
 * counter follows the time; the other 62 bits are random.
 */
export function newId(): string {
  step(Date.now());
  const random = nextRandom();
  const time = lastMillis.toString(16).padStart(12, "0");
  const count = (0x7000 | counter).toString(16);
  const variant = (0x80 | (pool.readUInt8(random) & 0x3f)).toString(16);
  const rest = pool.toString("hex", random + 1, random + BYTES_EACH);
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}-${variant}${rest.slice(0, 2)}-${rest.slice(2)}`;
}

/** Where the bytes of the next id stand; none is given out twice. */
function nextRandom(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES_EACH;
  return used - BYTES_EACH;
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
