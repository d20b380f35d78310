/** Bytes within an array parameter: Prisma sends those as base64 text, so they travel as hex and are decoded in SQL. */
export const hexOf = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString("hex");
