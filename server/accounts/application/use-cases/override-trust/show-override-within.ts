import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { changeOverride } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { ruleOf, type ScoreOverride } from "@/server/accounts/domain/entities/score-override";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { profilesWithin } from "../record-signals/profiles-within";

/** Lets the stored standing follow an override that came or went, within the running unit of work. */
export async function showOverrideWithin(
  write: WritableRepositories,
  accountId: AccountId,
  override: ScoreOverride | null,
): Promise<void> {
  const facts = { policy: await write.policies.live(), at: write.at };
  const before = (await profilesWithin(write, [accountId], facts)).get(accountId);
  if (!before) return;
  const { profile, events } = changeOverride(before, override && ruleOf(override), facts);
  await write.trust.saveMany([profile]);
  write.events.append(events);
}
