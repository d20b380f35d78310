import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { GuardWatch } from "@/server/accounts/application/ports/outbound/guard-watch";
import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { takeRampBack } from "@/server/accounts/domain/aggregates/policy-ramp-aggregate";
import { bringBack, retire } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { guardedSince, isOverBound } from "@/server/accounts/domain/policies/policy-guard";
import { done, type Result } from "@/server/accounts/domain/result";
import { POLICY_SEED } from "@/server/accounts/domain/value-objects/actor-ref";
import { moveRampWithin } from "../move-ramp/move-ramp-within";
import { NothingToDo } from "../nothing-to-do";
import { hashOfPolicy } from "../publish-policy/hash-of-policy";
import { tellPublished } from "../publish-policy/publish-policy-within";
import { actByRule } from "./act-by-rule";
import { tellLeadsWithin } from "./tell-leads-within";

export type RollBackByRuleDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly guard: Pick<GuardWatch, "watched" | "countFlags" | "countSides">;
  readonly policies: Pick<PolicyReader, "inForce">;
  /** SHA-256 of a text, as hex. */
  readonly hashOfText: (text: string) => string;
  readonly now: () => Date;
};

/**
 * Brings the version before the live one back when the live one flags more accounts within 24 hours than the bound told
 * when it was published, and tells every LEAD. Once: whoever else rolls it back or follows it first, a person or another
 * worker, is the one who did. Null when nothing was to do.
 */
export const rollBackByRule =
  (deps: RollBackByRuleDeps) =>
  async (origin: RequestOrigin): Promise<Result<PolicyVersion> | null> => {
    const at = deps.now();
    const watched = await deps.guard.watched();
    const since = watched && guardedSince(watched, at);
    if (!since) return null;
    const flags = await flagsOfLive(deps, since);
    return isOverBound(watched, flags, at) ? rollBack(deps, { version: watched.version, flags }, origin) : null;
  };

/** What a ramp's share is flagged for is no fault of the live version. */
async function flagsOfLive({ guard, policies }: RollBackByRuleDeps, since: Date): Promise<number> {
  const inForce = await policies.inForce();
  return inForce.ramp === null ? guard.countFlags(since) : (await guard.countSides(since, inForce)).rest;
}

type Broken = { readonly version: number; readonly flags: number };

function rollBack(deps: RollBackByRuleDeps, { version, flags }: Broken, origin: RequestOrigin) {
  const note = `${flags} accounts were flagged within 24 hours, more than the bound told when it was published.`;
  return actByRule(deps, { action: "policy.roll-back-by-rule", version, note, origin }, async (write) => {
    const live = await write.policies.find(version);
    const earlier = live && live.follows !== null ? await write.policies.find(live.follows) : null;
    if (!live || !earlier || !isOverBound(live, flags, write.at)) throw new NothingToDo();
    await endRampWithin(write);
    const back = bringBack(earlier, {
      version: await write.policies.nextVersion(),
      at: write.at,
      insteadOf: version,
      hashOf: hashOfPolicy(deps.hashOfText),
    });
    const retired = await write.policies.save(live, retire(live, write.at));
    if (!retired.ok) throw new NothingToDo();
    const inserted = await write.policies.insert(back);
    if (!inserted.ok) throw new NothingToDo();
    await tellPublished(write, back, { askedByName: back.authorName, by: POLICY_SEED, follows: version });
    await tellLeads(write, { live, earlier, back, flags });
    return done(back);
  });
}

type Rolled = {
  readonly live: PolicyVersion;
  readonly earlier: PolicyVersion;
  readonly back: PolicyVersion;
  readonly flags: number;
};

const tellLeads = (write: WritableRepositories, { live, earlier, back, flags }: Rolled): Promise<void> =>
  tellLeadsWithin(write, "POLICY_ROLLED_BACK", {
    version: String(live.version),
    earlier: String(earlier.version),
    back: String(back.version),
    flags: String(flags),
    bound: String(live.guardFlags),
    page: `/console/policies/trust/${back.version}`,
  });

/** What was approved to follow the version that goes does not go on after it. */
async function endRampWithin(write: WritableRepositories): Promise<void> {
  const ramping = await write.policies.findOnly("RAMPING");
  const moved = ramping && takeRampBack(ramping, write.at, "RULE");
  if (!ramping || !moved?.ok) return;
  const taken = await moveRampWithin(write, ramping, moved.value, { by: POLICY_SEED, byName: "Goodstanding" });
  if (!taken.ok) throw new NothingToDo();
}
