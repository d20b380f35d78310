/** The exact median of amounts up to `highestMinor` (larger ones count as that), in a fixed few megabytes however many there are. */
export function openMedian(highestMinor = 1_000_000): { add: (minor: number) => void; median: () => number | null } {
  const counts = new Uint32Array(highestMinor + 1);
  let total = 0;
  /** The amount at a place in ascending order. */
  const at = (place: number): number => {
    let passed = 0;
    for (let minor = 0; minor <= highestMinor; minor += 1) {
      passed += counts[minor] ?? 0;
      if (passed > place) return minor;
    }
    return highestMinor;
  };
  return {
    add: (minor) => {
      const place = Math.min(minor, highestMinor);
      counts[place] = (counts[place] ?? 0) + 1;
      total += 1;
    },
    median: () => (total === 0 ? null : Math.round((at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2)),
  };
}
