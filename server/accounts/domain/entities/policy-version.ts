import type { RampProgress } from "../policies/ramp-plan";
import type { TrustPolicy } from "../policies/trust-policy";
import type { AccountId } from "../value-objects/account-id";
import type { ActorRef } from "../value-objects/actor-ref";
import type { ApprovalId } from "../value-objects/approval-id";

export const POLICY_STATES = ["DRAFT", "SHADOW", "RAMPING", "LIVE", "RETIRED"] as const;

export type PolicyState = (typeof POLICY_STATES)[number];

export const isPolicyState = (text: string): text is PolicyState => POLICY_STATES.some((one) => one === text);

/** One document of the trust policy on its way. Its number is never used again, even when it is discarded. */
export type PolicyVersion = PolicyFacts & (PolicyDraft | PolicyInShadow | PolicyRamping | PolicyLive | PolicyRetired);

type PolicyDraft = { readonly state: "DRAFT" };
/** Scored beside the live one; changes no account's state, and no word of its own any more. */
type PolicyInShadow = { readonly state: "SHADOW"; readonly shadowSince: Date };
/** Scores a share of the accounts, in place of the live one that scores all others. */
type PolicyRamping = { readonly state: "RAMPING"; readonly ramp: RampProgress };
type PolicyLive = { readonly state: "LIVE"; readonly publishedAt: Date };
/** Followed by another; or discarded or taken back from its ramp, and then it was never published. */
type PolicyRetired = { readonly state: "RETIRED"; readonly retiredAt: Date };

type PolicyFacts = {
  readonly version: number;
  readonly policy: TrustPolicy;
  /** SHA-256 of the canonical document, as hex. */
  readonly contentHash: string;
  readonly author: ActorRef;
  readonly authorName: string;
  /** Everybody who wrote in it: none of them can approve it. */
  readonly writers: readonly AccountId[];
  readonly basedOn: number | null;
  /** Counts the changes of a draft: a change states the one it read. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly shadowSince: Date | null;
  /** The request that a second person decides. */
  readonly approvalId: ApprovalId | null;
  readonly approvedBy: string | null;
  /** Approved for a later moment; on a ramp, when its next step comes. */
  readonly startsAt: Date | null;
  /** How it was approved to come into force little by little, and how far it is; null: for everybody at once. */
  readonly ramp: RampProgress | null;
  /** The version it was approved to follow. */
  readonly follows: number | null;
  /** More accounts flagged than this within 24 hours, and the version before comes back by itself; null: never. */
  readonly guardFlags: number | null;
  /** The version in whose place this one came by that rule. */
  readonly rolledBack: number | null;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
};
