import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { RampMoved } from "@/server/accounts/domain/aggregates/policy-ramp-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { reEvaluateWithin } from "../publish-policy/publish-policy-within";

export type RampMover = { readonly by: ActorRef; readonly byName: string };

/**
 * Another share from this commit on: whoever scores afterwards scores by it, the record of ramps names it, and a run
 * begins that scores those anew who moved over, in whichever direction.
 */
export async function moveRampWithin(
  write: WritableRepositories,
  before: PolicyVersion,
  { version, act, share }: RampMoved,
  { by, byName }: RampMover,
): Promise<Result<PolicyVersion>> {
  const live = await write.policies.findOnly("LIVE");
  if (!live) return refuse({ code: "CONFLICT", what: "policy" });
  const saved = await write.policies.save(before, version);
  if (!saved.ok) return saved;
  const { version: number, approvalId } = version;
  const isApproved = act === "STEP" || act === "RESUME";
  await write.policies.recordRamp({
    id: write.auditEntryId,
    version: number,
    act,
    share,
    startedAt: write.at,
    by,
    byName,
    approvalId: isApproved ? approvalId : null,
  });
  if (before.state === "SHADOW") await write.policyRuns.cancelAllOf("SHADOW", number, write.at);
  const [under, from] = share > 0 ? [saved.value, live] : [live, saved.value];
  await reEvaluateWithin(write, under, { askedByName: byName, follows: from.version });
  return done(saved.value);
}
