import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { reevaluate } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { NothingToDo } from "../nothing-to-do";
import { foldedUnder } from "../record-signals/folded-under";
import { reviewAfterScoring } from "../record-signals/review-after-scoring";

export type EvaluateTrustDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly newId: () => string;
};

export type TrustEvaluated = { readonly evaluated: number; readonly moved: number; readonly casesOpened: number };

/** Time moves levels at whole minutes only: who was looked at less than that ago needs no second look. */
const freshForMillis = 60_000;

/**
 * Scores accounts anew as of now, some hundreds in one commit with one entry, and opens or joins the review cases
 * that follow: time alone raised the risk, or the account is flagged and nobody ever looked (as after an import).
 * Throws NothingToDo, leaving no trace, when all of them have just been scored and none is to be looked at.
 */
export const evaluateTrust =
  ({ unitOfWork, newId }: EvaluateTrustDeps) =>
  async (accountIds: readonly AccountId[], actor: Actor, origin: RequestOrigin): Promise<Result<TrustEvaluated>> => {
    const accounts = [...new Set(accountIds)].sort();
    return unitOfWork({ action: "trust.evaluate", actor, origin, subject: null, accounts }, async (write) => {
      const policies = await write.policies.inForce();
      const known = await foldedUnder(write, await write.trust.findMany(accounts), policies);
      const profiles = [...known.values()];
      const stale = profiles.filter(
        (profile) =>
          write.at.getTime() - profile.evaluatedAt.getTime() >= freshForMillis ||
          profile.policyVersion !== policyFor(profile.accountId, policies).version,
      );
      const decisions = stale.map((before) => ({
        before,
        ...reevaluate(before, { policy: policyFor(before.accountId, policies), at: write.at }),
      }));
      const moved = decisions.filter(({ before, profile }) => profile !== before);
      const changes = profiles.map((before) => ({
        before,
        after: moved.find(({ profile }) => profile.accountId === before.accountId)?.profile ?? before,
      }));
      await write.trust.saveMany(moved.map(({ profile }) => profile));
      for (const { events } of moved) write.events.append(events);
      const review = await reviewAfterScoring(write, changes, { policies, newId });
      if (moved.length + review.opened + review.joined + review.cleared === 0) throw new NothingToDo();
      return done({
        evaluated: profiles.length,
        moved: moved.filter(({ events }) => events.length > 0).length,
        casesOpened: review.opened,
      });
    });
  };
