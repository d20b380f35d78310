import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refuseUnmerged, startShadow } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import { backtestLines } from "@/server/accounts/domain/domain-services/backtest-lines";
import type { FrozenBacktest } from "@/server/accounts/domain/entities/approval-request";
import { isFreshBacktest } from "@/server/accounts/domain/entities/policy-run";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { baseOfDraft } from "../merge-policy-draft/base-of-draft";
import { refusalWhileRamping } from "../publish-policy/publish-policy-within";
import { readTally } from "../start-backtest/read-tally";
import { askPublishWithin, type PublishAsked } from "./ask-publish-within";
import type { RequestPublishInput } from "./request-publish.schema";

/** Longer ahead nobody knows what the population will look like. */
const LATEST_START_DAYS = 31;

/**
 * Asks another LEAD to put a document in force, at once or at a moment, with a fresh proof. A draft goes into shadow by
 * it and never changes again. Refuses VALIDATION without a backtest of this very document that is younger than a day, and
 * while a draft would undo what went live after it was opened.
 */
export const requestPublish =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (input: RequestPublishInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PublishAsked>> => {
    const { version, startsAt, guardFlags, ramp, note } = input;
    const subject = { type: "POLICY", id: String(version) } as const;
    const audited = {
      action: "policy.request-publish",
      actor,
      origin,
      subject,
      accounts: [],
      freshProof: true,
    } as const;
    return unitOfWork({ ...audited, reason: { note } }, async (write) => {
      const found = await write.policies.find(version);
      if (!found) return refuse({ code: "NOT_FOUND", what: "policy" });
      const ramping = await refusalWhileRamping(write, version);
      if (ramping) return ramping;
      if (startsAt && !isWithinReach(startsAt, write.at)) return refuseStart();
      const base = await baseOfDraft(write, found);
      const unmerged = refuseUnmerged(found, { base, live: await write.policies.live() });
      if (unmerged) return unmerged;
      const backtest = await freshBacktest(write, found);
      if (!backtest.ok) return backtest;
      const shadow = startShadow(found, write.at);
      if (!shadow.ok) return shadow;
      const saved = shadow.value === found ? done(found) : await write.policies.save(found, shadow.value);
      if (!saved.ok) return saved;
      const question = {
        startsAt,
        guardFlags,
        ramp,
        note,
        reasonCode: "NEW_POLICY",
        backtest: backtest.value,
        by: actor,
      } as const;
      return askPublishWithin(write, saved.value, question);
    });
  };

async function freshBacktest(write: WritableRepositories, version: PolicyVersion): Promise<Result<FrozenBacktest>> {
  const live = await write.policies.live();
  const run = await write.policyRuns.findNewest("BACKTEST", version.contentHash);
  const tally = run && isFreshBacktest(run, version.contentHash, live.version, write.at) ? readTally(run.tally) : null;
  if (!run?.finishedAt || !tally) return refuseBacktest();
  const { id: runId, finishedAt, done: accounts } = run;
  return done({ runId, finishedAt: finishedAt.toISOString(), accounts, lines: backtestLines(tally) });
}

const isWithinReach = (startsAt: Date, at: Date): boolean =>
  startsAt > at && startsAt.getTime() - at.getTime() <= LATEST_START_DAYS * 86_400_000;

const refuseBacktest = () =>
  refuse({
    code: "VALIDATION",
    fields: [
      {
        field: "backtest",
        problem: "Run this very document over the population first; the result must be younger than 24 hours.",
      },
    ],
  });

const refuseStart = () =>
  refuse({
    code: "VALIDATION",
    fields: [{ field: "startsAt", problem: `Must lie ahead, and within ${LATEST_START_DAYS} days.` }],
  });
