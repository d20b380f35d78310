import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { goLive, retire } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { policyDocument } from "@/server/accounts/domain/policies/policy-document";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";

export type Publishing = {
  readonly approvedBy: string;
  readonly by: ActorRef;
  /** The version it was approved to follow: CONFLICT when another one is live by now. */
  readonly follows: number;
  readonly guardFlags: number | null;
};

/**
 * Puts a version in force within the running unit of work: the one before retires in the same commit, everybody scores
 * by the new one from then on, and a run begins that scores everybody else anew.
 */
export async function publishPolicyWithin(
  write: WritableRepositories,
  version: PolicyVersion,
  { approvedBy, by, follows, guardFlags }: Publishing,
): Promise<Result<PolicyVersion>> {
  const ramping = await refusalWhileRamping(write, version.version);
  if (ramping) return ramping;
  const live = await write.policies.findOnly("LIVE");
  if (live && live.version !== follows) return refuse({ code: "CONFLICT", what: "policy" });
  const started = goLive(version, { at: write.at, approvedBy, follows, guardFlags });
  if (!started.ok) return started;
  if (live) {
    const retired = await write.policies.save(live, retire(live, write.at));
    if (!retired.ok) return retired;
  }
  const saved = await write.policies.save(version, started.value);
  if (!saved.ok) return saved;
  if (version.state === "RAMPING") {
    await write.policies.recordRamp({
      id: write.auditEntryId,
      version: version.version,
      act: "FULL",
      share: 100,
      startedAt: write.at,
      by,
      byName: approvedBy,
      approvalId: version.approvalId,
    });
  }
  await tellPublished(write, saved.value, { askedByName: approvedBy, by, follows });
  return done(saved.value);
}

/** CONFLICT while another version is on its ramp: it goes on to the end, or somebody takes it back. */
export async function refusalWhileRamping(write: WritableRepositories, version: number): Promise<Refused | null> {
  const ramping = await write.policies.findOnly("RAMPING");
  if (!ramping || ramping.version === version) return null;
  return refuse({
    code: "CONFLICT",
    what: `ramp of v${ramping.version}`,
    by: ramping.approvedBy ?? ramping.authorName,
  });
}

type Told = { readonly askedByName: string; readonly by: ActorRef; readonly follows: number };

/** What comes of a version that is in force from now on: everybody is scored anew, and the others are told. */
export async function tellPublished(
  write: WritableRepositories,
  version: PolicyVersion,
  { askedByName, by, follows }: Told,
): Promise<void> {
  await write.policyRuns.cancelAllOf("SHADOW", version.version, write.at);
  await reEvaluateWithin(write, version, { askedByName, follows });
  const { version: policyVersion, contentHash } = version;
  write.events.append([
    { type: "TrustPolicyPublished", accountId: null, occurredAt: write.at, policyVersion, contentHash, by },
  ]);
}

/** A run that brings everybody under what scores them from now on, in place of any that was on its way there. */
export async function reEvaluateWithin(
  write: WritableRepositories,
  version: PolicyVersion,
  { askedByName, follows }: Omit<Told, "by">,
): Promise<void> {
  await write.policyRuns.cancelAllOf("RE_EVALUATION", follows, write.at);
  await write.policyRuns.cancelAllOf("RE_EVALUATION", version.version, write.at);
  await write.policyRuns.insert(reEvaluation(write, version, { askedByName, follows }));
}

/** Its id is that of the entry that published the version: unique, and the two lead to each other. */
const reEvaluation = (
  { auditEntryId: id, at: askedAt }: WritableRepositories,
  { version: policyVersion, contentHash, policy }: PolicyVersion,
  { askedByName, follows: liveVersion }: Omit<Told, "by">,
) =>
  ({
    id,
    kind: "RE_EVALUATION",
    policyVersion,
    contentHash,
    document: policyDocument(policy),
    liveVersion,
    state: "WAITING",
    askedBy: null,
    askedByName,
    askedAt,
    startedAt: null,
    finishedAt: null,
    afterId: null,
    done: 0,
    total: 0,
    tally: null,
    resumed: 0,
    problem: null,
  }) as const;
