import type { AccountId } from "../value-objects/account-id";
import type { ApprovalId } from "../value-objects/approval-id";
import type { OverrideKind } from "../value-objects/override-kind";
import type { OverrideReason } from "../value-objects/override-reason";
import type { TrustScore } from "../value-objects/trust-score";

/**
 * What two members of staff have put in the way of a computed score. One that ended stays, so that any past moment can
 * be explained. `endedAt` is its own `until` when the clock ended it.
 */
export type ScoreOverride = {
  /** That of the request by which it was approved. */
  readonly id: ApprovalId;
  readonly accountId: AccountId;
  readonly kind: OverrideKind;
  readonly scoreMilli: TrustScore;
  readonly reasonCode: OverrideReason;
  readonly requestedBy: AccountId;
  readonly approvedBy: AccountId;
  readonly from: Date;
  readonly until: Date;
  readonly end: OverrideEnd | null;
  readonly version: number;
};

export type OverrideEnd =
  | { readonly at: Date; readonly how: "LAPSED" }
  | { readonly at: Date; readonly how: "LIFTED" | "REPLACED"; readonly by: AccountId };

/** What the scoring needs of an override. */
export const ruleOf = ({ kind, scoreMilli, from, until, end }: ScoreOverride): OverrideRule => ({
  kind,
  scoreMilli,
  from,
  until,
  endedAt: end?.at ?? null,
});

/** What an override says, without its history. */
export type OverrideRule = Pick<ScoreOverride, "kind" | "scoreMilli" | "from" | "until"> & {
  readonly endedAt: Date | null;
};

/** In force from its first moment to the one before its end, whatever the worker has recorded by then. */
export const isInForce = ({ from, until, endedAt }: OverrideRule, at: Date): boolean =>
  from <= at && at < until && (endedAt === null || at < endedAt);
