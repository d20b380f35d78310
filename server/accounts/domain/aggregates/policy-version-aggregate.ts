import type { PolicyVersion } from "../entities/policy-version";
import type { FieldProblem } from "../exceptions/refusal";
import { policyDifferences } from "../policies/policy-differences";
import type { TrustPolicy } from "../policies/trust-policy";
import { parseTrustPolicy } from "../policies/trust-policy-validation";
import { done, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";

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
    follows: null,
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
  if (draft.state !== "DRAFT") return refuse({ code: "ILLEGAL_TRANSITION", from: draft.state, to: "DRAFT" });
  if (draft.revision !== revision) {
    return refuse({ code: "CONFLICT", what: "draft", at: draft.changedAt.toISOString() });
  }
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

/** From now on it is scored beside the live one, and never changes again. One that is there already stays as it is. */
export function startShadow(version: PolicyVersion, at: Date): Result<PolicyVersion> {
  if (version.state === "SHADOW") return done(version);
  if (version.state !== "DRAFT") return refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "SHADOW" });
  return done({ ...version, state: "SHADOW", shadowSince: at });
}

/** A draft, or a version in shadow, that nobody wants any more; its number stays taken. */
export function discardPolicy(version: PolicyVersion, at: Date): Result<PolicyVersion> {
  if (version.state === "LIVE" || version.state === "RETIRED") {
    return refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "RETIRED" });
  }
  return done({ ...version, state: "RETIRED", retiredAt: at, startsAt: null });
}

type Start = { readonly at: Date; readonly approvedBy: string; readonly follows: number };

/** Approved for a later moment. */
export const scheduleStart = (
  version: PolicyVersion,
  startsAt: Date,
  start: Omit<Start, "at">,
): Result<PolicyVersion> =>
  version.state === "SHADOW"
    ? done({ ...version, startsAt, ...start })
    : refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "LIVE" });

/** The version in force from this moment on. Only from the shadow: what everybody could see there is what starts. */
export function goLive(version: PolicyVersion, { at, approvedBy, follows }: Start): Result<PolicyVersion> {
  if (version.state !== "SHADOW") return refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "LIVE" });
  return done({ ...version, state: "LIVE", publishedAt: at, startsAt: null, approvedBy, follows });
}

/** Followed by another. */
export const retire = (live: PolicyVersion, at: Date): PolicyVersion => ({ ...live, state: "RETIRED", retiredAt: at });

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
