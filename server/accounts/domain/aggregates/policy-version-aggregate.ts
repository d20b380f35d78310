import type { PolicyVersion } from "../entities/policy-version";
import type { FieldProblem } from "../exceptions/refusal";
import { policyDifferences } from "../policies/policy-differences";
import { mergeQuestion, takeFields } from "../policies/policy-merge";
import type { TrustPolicy } from "../policies/trust-policy";
import { parseTrustPolicy } from "../policies/trust-policy-validation";
import { done, type Refused, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import { POLICY_SEED } from "../value-objects/actor-ref";

/** Whoever writes in a document. */
export type PolicyWriter = { readonly id: AccountId; readonly name: string };

type Act = { readonly by: PolicyWriter; readonly at: Date };

/** SHA-256 of a policy's canonical document. */
export type HashOfPolicy = (policy: TrustPolicy) => string;

/** A new draft with the numbers of another version. */
export function draftFrom(
  base: TrustPolicy,
  { version, by, at, hashOf }: Act & { readonly version: number; readonly hashOf: HashOfPolicy },
): PolicyVersion {
  const policy: TrustPolicy = { ...base, version };
  return {
    version,
    state: "DRAFT",
    policy,
    contentHash: hashOf(policy),
    author: by.id,
    authorName: by.name,
    writers: [by.id],
    basedOn: base.version,
    revision: 1,
    createdAt: at,
    changedAt: at,
    shadowSince: null,
    approvalId: null,
    approvedBy: null,
    startsAt: null,
    ramp: null,
    follows: null,
    guardFlags: null,
    rolledBack: null,
    publishedAt: null,
    retiredAt: null,
  };
}

/**
 * The draft with another document. Refuses ILLEGAL_TRANSITION once it left the draft, CONFLICT where somebody changed it
 * since `revision`, VALIDATION naming each wrong value. The same document again changes nothing.
 */
export function changeDraft(
  draft: PolicyVersion,
  document: unknown,
  { revision, by, at, hashOf }: Act & { readonly revision: number; readonly hashOf: HashOfPolicy },
): Result<PolicyVersion> {
  const stale = refuseUnlessRead(draft, revision);
  if (stale) return stale;
  const parsed = parseTrustPolicy(document);
  if (!parsed.ok) return parsed;
  if (parsed.value.version !== draft.version) return refuseNumber(draft.version);
  const fixed = fixedNumbers(draft.policy, parsed.value);
  if (fixed.length > 0) return refuse({ code: "VALIDATION", fields: fixed });
  const contentHash = hashOf(parsed.value);
  if (contentHash === draft.contentHash) return done(draft);
  const writers = [...new Set([...draft.writers, by.id])];
  return done({ ...draft, policy: parsed.value, contentHash, writers, revision: revision + 1, changedAt: at });
}

/** Which side each value comes from, by its path. */
export type MergeChoices = { readonly takeLive: readonly string[]; readonly keepDraft: readonly string[] };

type Merge = Act & {
  readonly revision: number;
  readonly hashOf: HashOfPolicy;
  /** What the draft began with, and what is live by now. */
  readonly base: TrustPolicy;
  readonly live: TrustPolicy;
  readonly choices: MergeChoices;
};

/**
 * The draft as if it had begun with the live version, each value chosen that the live one changed meanwhile. Refuses as
 * changing it does, and VALIDATION naming each value that was not chosen, or chosen twice: nothing is written over
 * without a word.
 */
export function mergeDraft(draft: PolicyVersion, { base, live, choices, ...about }: Merge): Result<PolicyVersion> {
  const stale = refuseUnlessRead(draft, about.revision);
  if (stale) return stale;
  const { open } = mergeQuestion({ base, theirs: live, mine: draft.policy });
  const unclear = open.filter(({ field }) => choices.takeLive.includes(field) === choices.keepDraft.includes(field));
  if (unclear.length > 0) {
    const problem = `Changed in v${live.version} since this draft was opened: choose one of the two.`;
    return refuse({ code: "VALIDATION", fields: unclear.map(({ field }) => ({ field, problem })) });
  }
  const taken = open.map(({ field }) => field).filter((field) => choices.takeLive.includes(field));
  const merged = changeDraft(draft, takeFields({ theirs: live, mine: draft.policy }, taken), about);
  if (!merged.ok) return merged;
  const writers = [...new Set([...draft.writers, about.by.id])];
  return done({ ...merged.value, writers, basedOn: live.version, revision: draft.revision + 1, changedAt: about.at });
}

/**
 * Refuses VALIDATION while a draft says otherwise than what went live after it was opened and nobody chose between the
 * two: put in force, it would undo that silently. `base` is what it began with; null when nothing went before.
 */
export function refuseUnmerged(
  draft: PolicyVersion,
  { base, live }: { readonly base: TrustPolicy | null; readonly live: TrustPolicy },
): Refused | null {
  if (draft.state !== "DRAFT" || !base || base.version === live.version) return null;
  const { open } = mergeQuestion({ base, theirs: live, mine: draft.policy });
  if (open.length === 0) return null;
  const problem = `v${live.version} went live after this draft was opened: choose value by value first.`;
  return refuse({ code: "VALIDATION", fields: [{ field: "basedOn", problem }] });
}

/** From now on it is scored beside the live one, and never changes again. One that is there already stays as it is. */
export function startShadow(version: PolicyVersion, at: Date): Result<PolicyVersion> {
  if (version.state === "SHADOW") return done(version);
  if (version.state !== "DRAFT") return refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "SHADOW" });
  return done({ ...version, state: "SHADOW", shadowSince: at });
}

/** A draft, or a version in shadow, that nobody wants any more; its number stays taken. */
export function discardPolicy(version: PolicyVersion, at: Date): Result<PolicyVersion> {
  if (version.state === "RAMPING" || version.state === "LIVE" || version.state === "RETIRED") {
    return refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "RETIRED" });
  }
  return done({ ...version, state: "RETIRED", retiredAt: at, startsAt: null });
}

type Start = {
  readonly at: Date;
  readonly approvedBy: string;
  readonly follows: number;
  /** The bound that was told when it was asked; null without one. */
  readonly guardFlags: number | null;
};

/** Approved for a later moment. */
export const scheduleStart = (
  version: PolicyVersion,
  startsAt: Date,
  start: Omit<Start, "at">,
): Result<PolicyVersion> =>
  version.state === "SHADOW"
    ? done({ ...version, startsAt, ...start })
    : refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "LIVE" });

/**
 * The version in force for everybody from this moment on. Only from the shadow, or from the end of its ramp: what
 * everybody could see there is what starts.
 */
export function goLive(version: PolicyVersion, { at, ...start }: Start): Result<PolicyVersion> {
  if (version.state !== "SHADOW" && version.state !== "RAMPING") {
    return refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "LIVE" });
  }
  const ramp = version.ramp && { ...version.ramp, share: 0, pausedAt: null };
  return done({ ...version, state: "LIVE", publishedAt: at, startsAt: null, ramp, ...start });
}

type Return = {
  readonly version: number;
  readonly at: Date;
  readonly insteadOf: number;
  readonly hashOf: HashOfPolicy;
};

/**
 * An earlier document, in force again at once and under a new number, because the one that followed it broke the bound
 * told for it. It has none of its own: nothing goes back and forth.
 */
export function bringBack(earlier: PolicyVersion, { version, at, insteadOf, hashOf }: Return): PolicyVersion {
  const policy: TrustPolicy = { ...earlier.policy, version };
  return {
    version,
    state: "LIVE",
    policy,
    contentHash: hashOf(policy),
    author: POLICY_SEED,
    authorName: "Goodstanding",
    writers: [],
    basedOn: earlier.version,
    revision: 1,
    createdAt: at,
    changedAt: at,
    shadowSince: null,
    approvalId: null,
    approvedBy: null,
    startsAt: null,
    ramp: null,
    follows: insteadOf,
    guardFlags: null,
    rolledBack: insteadOf,
    publishedAt: at,
    retiredAt: null,
  };
}

/** Followed by another. */
export const retire = (live: PolicyVersion, at: Date): PolicyVersion => ({ ...live, state: "RETIRED", retiredAt: at });

function refuseUnlessRead({ state, revision, changedAt }: PolicyVersion, read: number): Refused | null {
  if (state !== "DRAFT") return refuse({ code: "ILLEGAL_TRANSITION", from: state, to: "DRAFT" });
  return revision === read ? null : refuse({ code: "CONFLICT", what: "draft", at: changedAt.toISOString() });
}

const refuseNumber = (version: number) =>
  refuse({ code: "VALIDATION", fields: [{ field: "version", problem: `The number of this draft is ${version}.` }] });

/** Approvals and undo are rules of the release: a document that names others would promise what does not happen. */
const fixedNumbers = (before: TrustPolicy, after: TrustPolicy): readonly FieldProblem[] =>
  policyDifferences(before, after)
    .filter(({ field }) => field.startsWith("approvals.") || field === "undoSeconds")
    .map(({ field, before: number }) => ({
      field,
      problem: `Is ${number} in every version: it comes with the release.`,
    }));
