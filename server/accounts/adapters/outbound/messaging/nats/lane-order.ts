/** Which messages of a lane (an account) wait for an earlier one, by their place in the stream. */
export type LaneOrder = {
  /** True when nothing of its lane before it is undone; otherwise it is remembered as waiting. */
  admit(lane: string, place: number): boolean;
  /** Something before it in its lane failed just now. */
  waits(lane: string, place: number): void;
  /** It failed: what comes after it in its lane waits. Answers how often it failed by now. */
  failed(lane: string, place: number): number;
  /** It is done, or somebody else's to take care of. */
  settled(lane: string, place: number): void;
};

/** Kept by the one who delivers; whoever takes over begins where everything before was settled, and with no failures. */
export function openLaneOrder(): LaneOrder {
  const undone = new Map<string, Set<number>>();
  const failures = new Map<number, number>();
  const add = (lane: string, place: number) => undone.set(lane, (undone.get(lane) ?? new Set()).add(place));
  return {
    admit: (lane, place) => {
      const waiting = undone.get(lane);
      if (!waiting || [...waiting].every((other) => other >= place)) return true;
      add(lane, place);
      return false;
    },
    waits: (lane, place) => void add(lane, place),
    failed: (lane, place) => {
      add(lane, place);
      const count = (failures.get(place) ?? 0) + 1;
      failures.set(place, count);
      return count;
    },
    settled: (lane, place) => {
      failures.delete(place);
      const waiting = undone.get(lane);
      if (waiting?.delete(place) && waiting.size === 0) undone.delete(lane);
    },
  };
}
