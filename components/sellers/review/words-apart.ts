const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}&]/gu, "");

/** The words that were found, each with whether nobody declared it: what differs is what one looks at. */
export function wordsApart(declared: string, found: string): readonly { word: string; differs: boolean }[] {
  const known = new Set(declared.split(/\s+/).map(bare));
  return found
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => ({ word, differs: !known.has(bare(word)) }));
}
