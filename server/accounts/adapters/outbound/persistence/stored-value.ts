/** A text of a closed set as the database holds it; a CHECK refuses others, so another one means a broken release. */
export function stored<Known extends string>(
  text: string,
  isKnown: (text: string) => text is Known,
  column: string,
): Known {
  if (isKnown(text)) return text;
  throw new Error(`${column} holds "${text}", which this version does not know.`);
}

/** Bytes as Prisma wants them: in a buffer of their own. */
export const bytes = (value: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(value);
