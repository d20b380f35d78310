import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { profilesWithin } from "../record-signals/profiles-within";
import { EXPOSURE_SIGNALS, exposureOf, exposureSince, newestArrival } from "../record-signals/review-after-scoring";

export type FlagActionDeps = { readonly unitOfWork: UnitOfWork; readonly newId: NewId };

/** An action that came out as REVIEW, and the money that waits with it. */
export type HeldAction = { readonly accountId: AccountId; readonly amountMinor: number | null };

/**
 * An action in REVIEW opens the account's case or joins the open one. Nothing is written, and no entry left, where the
 * reason is known already, or where a person decided and nothing new has come since.
 */
export const flagAction =
  ({ unitOfWork, newId }: FlagActionDeps) =>
  async (held: HeldAction, actor: MachineActor, origin: RequestOrigin): Promise<Result<null>> => {
    const { accountId } = held;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    const reason = { code: "ACTION_IN_REVIEW" };
    const flagged = await unlessNothingToDo(
      unitOfWork({ action: "case.open", actor, origin, subject, accounts: [accountId], reason }, async (write) => {
        await flagHeldWithin(write, held, newId);
        return done(null);
      }),
    );
    return flagged ?? done(null);
  };

async function flagHeldWithin(
  write: WritableRepositories,
  { accountId, amountMinor }: HeldAction,
  newId: NewId,
): Promise<void> {
  const policies = await write.policies.inForce();
  const profile = (await profilesWithin(write, [accountId], { policies, at: write.at })).get(accountId);
  if (!profile) throw new NothingToDo();
  const known = await write.reviewCases.findLatest(accountId);
  const since = exposureSince(write.at);
  // What speaks for the account is not asked for: of a busy one it would push what speaks against it past the bound.
  const wanted = [{ accountId, since, goodAfter: null }];
  const against = (await write.trust.listSignalsOfMany(wanted, EXPOSURE_SIGNALS)).get(accountId) ?? [];
  const { reviewCase, events } = flagAccount(
    known,
    {
      caseId: caseIdFrom(newId()),
      accountId,
      reason: "ACTION_IN_REVIEW",
      riskLevel: profile.shown.riskLevel,
      scoreMilli: profile.shown.scoreMilli,
      exposureMinor: exposureOf(against, policyFor(accountId, policies)) + (amountMinor ?? 0),
      evidenceAt: against.reduce(newestArrival, null),
      at: write.at,
    },
    reviewPolicy,
  );
  if (reviewCase === null || reviewCase === known) throw new NothingToDo();
  if (known?.state === "OPEN") {
    if (known.reasons.includes("ACTION_IN_REVIEW")) throw new NothingToDo();
    await write.reviewCases.saveMany([{ before: known, after: reviewCase }]);
  } else await write.reviewCases.insertMany([reviewCase]);
  write.events.append(events);
}
