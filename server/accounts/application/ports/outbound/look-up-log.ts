import type { StaffActor } from "./actor";

/** Somebody of staff looked for a person by contact or GSTIN. */
export type LookUp = {
  readonly actor: StaffActor;
  /** In words: "email", "phone (end)". */
  readonly searchedBy: string;
  /** The whole value, of which only a keyed hash is kept; null for a part of one: typing makes many of those. */
  readonly text: string | null;
  /** The one account it named. */
  readonly accountId: string | null;
};

/**
 * Counts look-ups for the trail: of one minute and session, those of parts make one entry together, those of a whole
 * value one each. Nothing is answered before the count is stored.
 */
export type LookUpLog = { count(lookUp: LookUp): Promise<void> };
