import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { GuardWatch, WatchedRamp } from "@/server/accounts/application/ports/outbound/guard-watch";
import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { takeRampBack } from "@/server/accounts/domain/aggregates/policy-ramp-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { GUARD_WINDOW_HOURS } from "@/server/accounts/domain/policies/policy-guard";
import { boundOfShare, isOverRest, isOverShareBound } from "@/server/accounts/domain/policies/ramp-guard";
import { hoursAfter } from "@/server/accounts/domain/policies/ramp-plan";
import type { Result } from "@/server/accounts/domain/result";
import { POLICY_SEED } from "@/server/accounts/domain/value-objects/actor-ref";
import { moveRampWithin } from "../move-ramp/move-ramp-within";
import { NothingToDo } from "../nothing-to-do";
import { actByRule } from "../roll-back-by-rule/act-by-rule";
import { tellLeadsWithin } from "../roll-back-by-rule/tell-leads-within";

export type GuardRampDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly guard: Pick<GuardWatch, "watchedRamp" | "countSides">;
  readonly policies: Pick<PolicyReader, "inForce">;
  readonly now: () => Date;
};

/**
 * Takes a ramp back when its share flags more than its part of the bound told for everybody, or more per account and day
 * than the rest by more than its plan allows, and tells every LEAD. Once, whoever else does it; null when nothing was to do.
 */
export const guardRamp =
  (deps: GuardRampDeps) =>
  async (origin: RequestOrigin): Promise<Result<PolicyVersion> | null> => {
    const watched = await deps.guard.watchedRamp();
    const because = watched && (await reasonToStop(deps, watched));
    return watched && because !== null ? takeBack(deps, watched, because, origin) : null;
  };

async function reasonToStop({ guard, policies, now }: GuardRampDeps, ramp: WatchedRamp): Promise<string | null> {
  const { version, share, guardFlags, guardPercent, since, settledAt } = ramp;
  const inForce = await policies.inForce();
  // It moved on between the two looks: the next one sees where it is.
  if (inForce.ramp?.policy.version !== version || inForce.ramp.share !== share) return null;
  const windowStart = hoursAfter(now(), -GUARD_WINDOW_HOURS);
  const all = await guard.countSides(latest(since, windowStart), inForce);
  if (guardFlags !== null && isOverShareBound(all.inShare, share, guardFlags)) {
    return `${all.inShare} accounts of the ${share} % were flagged within 24 hours, more than their part of the bound, ${boundOfShare(guardFlags, share)}.`;
  }
  // Whoever was flagged by moving over is no sign of the days to come: counted is what came afterwards, on both sides.
  if (settledAt === null || guardPercent === null) return null;
  const flags = await guard.countSides(latest(settledAt, windowStart), inForce);
  if (!isOverRest(flags, share, { guardPercent })) return null;
  return `${flags.inShare} accounts of the ${share} % were flagged, ${flags.rest} of the rest: more per account than ${guardPercent} % above the rest.`;
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b);

function takeBack(deps: GuardRampDeps, watched: WatchedRamp, note: string, origin: RequestOrigin) {
  const { version, share, since } = watched;
  return actByRule(deps, { action: "policy.take-back-ramp-by-rule", version, note, origin }, async (write) => {
    const found = await write.policies.find(version);
    const isSame = found?.ramp?.share === share && found.ramp.since?.getTime() === since.getTime();
    const moved = found && isSame ? takeRampBack(found, write.at, "RULE") : null;
    if (!found || !moved?.ok) throw new NothingToDo();
    const live = await write.policies.findOnly("LIVE");
    const taken = await moveRampWithin(write, found, moved.value, { by: POLICY_SEED, byName: "Goodstanding" });
    if (!taken.ok) throw new NothingToDo();
    await tellLeadsWithin(write, "RAMP_TAKEN_BACK", {
      version: String(version),
      live: String(live?.version),
      share: String(share),
      because: note,
      page: `/console/policies/trust/${version}`,
    });
    return taken;
  });
}
