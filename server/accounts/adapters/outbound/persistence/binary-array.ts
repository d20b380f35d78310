/**
 * Lists of fixed-width values as the database takes them in binary form, where a text of some thousands would be written
 * here only to be read there: `${intArray(values, count)}::int[]`. Of each column the first `count` values go.
 */

/** Dimensions, whether there are nulls, the type, and the one dimension's length and first index. */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

const TYPES = { bool: 16, int4: 23, float8: 701, uuid: 2950 } as const;

function arrayOf(
  type: keyof typeof TYPES,
  { count, width }: { readonly count: number; readonly width: number },
  put: (bytes: Buffer, at: number, index: number) => void,
): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + count * (LENGTH_BYTES + width));
  let at = 0;
  for (const word of [1, 0, TYPES[type], count, 1]) at = bytes.writeInt32BE(word, at);
  for (let index = 0; index < count; index += 1) {
    at = bytes.writeInt32BE(width, at);
    put(bytes, at, index);
    at += width;
  }
  return bytes;
}

const UUID_BYTES = 16;

/** Of ids that lie one after the other, 16 bytes each. */
export const uuidArray = (ids: Uint8Array, count: number): Buffer =>
  arrayOf("uuid", { count, width: UUID_BYTES }, (bytes, at, index) => {
    for (let byte = 0; byte < UUID_BYTES; byte += 1) bytes[at + byte] = ids[index * UUID_BYTES + byte] ?? 0;
  });

export const intArray = (values: Int32Array, count: number): Buffer =>
  arrayOf("int4", { count, width: 4 }, (bytes, at, index) => bytes.writeInt32BE(values[index] ?? 0, at));

export const floatArray = (values: Float64Array, count: number): Buffer =>
  arrayOf("float8", { count, width: 8 }, (bytes, at, index) => bytes.writeDoubleBE(values[index] ?? 0, at));

export const booleanArray = (values: Uint8Array, count: number): Buffer =>
  arrayOf("bool", { count, width: 1 }, (bytes, at, index) => {
    bytes[at] = values[index] ?? 0;
  });
