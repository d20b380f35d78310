/** Crockford's reading: capitals, spaces and dashes don't matter, and an O was meant as a nought. */
export const normalRecoveryCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]/gu, "")
    .replace(/o/g, "0")
    .replace(/[il]/g, "1");
