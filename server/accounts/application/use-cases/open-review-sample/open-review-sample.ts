import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { readTally } from "../start-backtest/read-tally";
import type { OpenReviewSampleInput } from "./open-review-sample.schema";
import { type Sampled, sampleWithin } from "./sample-within";

export type OpenReviewSampleDeps = { readonly unitOfWork: UnitOfWork; readonly newId: NewId };

/** What became of the largest moves: `known` were in the sample before, `passedOver` are closed for good. */
export type SampleOpened = Readonly<Record<Sampled, number>>;

/**
 * Opens review cases for the accounts that a finished backtest moves most, as if each had been flagged by hand; where
 * one is open, the reason joins it. Each account in a commit and with an entry of its own, once per run: whoever asks
 * again, or at the same time, finds them there.
 */
export const openReviewSample =
  (deps: OpenReviewSampleDeps) =>
  async (
    { runId, note }: OpenReviewSampleInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<SampleOpened>> => {
    const asked = await readMovers(deps, { runId, note }, actor, origin);
    if (!asked.ok) return asked;
    const count: Record<Sampled, number> = { opened: 0, joined: 0, known: 0, passedOver: 0 };
    for (const accountId of asked.value) {
      const subject = { type: "ACCOUNT", id: accountId } as const;
      const reason = { code: "FLAGGED_BY_HAND", note };
      const sampled = await unlessNothingToDo(
        deps.unitOfWork(
          { action: "case.open", actor, origin, subject, accounts: [accountId], reason },
          async (write) => {
            const outcome = await sampleWithin(write, accountId, { runId, newId: deps.newId, by: actor });
            if (outcome === "known" || outcome === "passedOver") {
              count[outcome] += 1;
              throw new NothingToDo();
            }
            return done(outcome);
          },
        ),
      );
      if (sampled && !sampled.ok) return sampled;
      if (sampled) count[sampled.value] += 1;
    }
    return done(count);
  };

/** The request itself leaves an entry with the reason and the run; who is meant stands with that. */
async function readMovers(
  { unitOfWork }: OpenReviewSampleDeps,
  { runId, note }: OpenReviewSampleInput,
  actor: StaffActor,
  origin: RequestOrigin,
): Promise<Result<readonly AccountId[]>> {
  const audited = {
    action: "policy.open-sample",
    actor,
    origin,
    subject: null,
    accounts: [],
    reason: { note },
  } as const;
  return unitOfWork(audited, async (write) => {
    const run = await write.policyRuns.find(runId);
    if (run?.kind !== "BACKTEST") return refuse({ code: "NOT_FOUND", what: "backtest" });
    const tally = run.state === "DONE" ? readTally(run.tally) : null;
    if (!tally) return refuse({ code: "ILLEGAL_TRANSITION", from: run.state, to: "REVIEW_SAMPLE" });
    await write.policyRuns.noteSampling(run);
    return done(tally.movers.map(({ accountId }) => accountId));
  });
}
