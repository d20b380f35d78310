import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeOverride } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { ruleOf, type ScoreOverride } from "@/server/accounts/domain/entities/score-override";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { profilesWithin } from "../record-signals/profiles-within";

/** Lets the stored standing follow an override that came or went, within the running unit of work. */
export async function showOverrideWithin(
  write: WritableRepositories,
  accountId: AccountId,
  override: ScoreOverride | null,
): Promise<void> {
  const { at } = write;
  const policies = await write.policies.inForce();
  const before = (await profilesWithin(write, [accountId], { policies, at })).get(accountId);
  if (!before) return;
  const { profile, events } = changeOverride(before, override && ruleOf(override), {
    policy: policyFor(accountId, policies),
    at,
  });
  await write.trust.saveMany([profile]);
  write.events.append(events);
}
