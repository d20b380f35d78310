/** What can be wrong with the chain. */
export type FaultKind =
  | "ENTRY_CHANGED"
  | "ENTRY_MISSING"
  | "ENTRY_INSERTED"
  | "ENTRIES_REORDERED"
  | "SEAL_CHANGED"
  | "SEAL_MISSING"
  | "MONTH_MISSING"
  | "CHECKPOINT_MISSING"
  | "CHECKPOINT_CHANGED"
  | "CHECKPOINT_REPLACED"
  | "UNKNOWN_KEY"
  | "CUT_OFF";

export type Fault = {
  readonly kind: FaultKind;
  /** The entry's number in the chain; null where it has none. */
  readonly number: string | null;
  readonly entryId: string | null;
  readonly checkpoint: string | null;
  /** For people: what was found, without anything private. */
  readonly words: string;
};

export const fault = (kind: FaultKind, words: string, where: Partial<Omit<Fault, "kind" | "words">> = {}): Fault => ({
  kind,
  number: where.number ?? null,
  entryId: where.entryId ?? null,
  checkpoint: where.checkpoint ?? null,
  words,
});
