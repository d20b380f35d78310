import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { QaSampleDirectory, SampleDay } from "@/server/accounts/application/ports/outbound/qa-sample-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { QA_SAMPLE_MOST, qaSampleSize } from "@/server/accounts/domain/policies/qa-sample-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { flagWithin } from "../flag-within";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { timer } from "../system-actors";

export type DrawQaSampleDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly samples: QaSampleDirectory;
  readonly now: Clock;
  readonly newId: NewId;
};

/** More than a day's places, since some of those drawn may have got a case meanwhile. */
const DRAWN_AT_ONCE = 20;

/**
 * Opens a case for the day's random accounts that nobody had a reason to look at, so that what the score never flags is
 * seen as well. A day's places are given once, however many workers draw and however often one is killed.
 */
export const drawQaSample =
  (deps: DrawQaSampleDeps) =>
  async (origin: RequestOrigin): Promise<{ opened: number }> => {
    const day = deps.now().toISOString().slice(0, 10);
    const taken = await deps.samples.takenOn(day);
    if (taken >= QA_SAMPLE_MOST) return { opened: 0 };
    const { count, drawn } = await deps.samples.drawUntouched(DRAWN_AT_ONCE);
    // Those of today were untouched when the day began.
    const size = qaSampleSize(count + taken);
    let opened = 0;
    for (const accountId of drawn) {
      const place = taken + opened + 1;
      if (place > size) break;
      const result = await unlessNothingToDo(openOne(deps, accountId, { day, place }, origin));
      if (result?.ok) opened += 1;
    }
    return { opened };
  };

type Place = { readonly day: SampleDay; readonly place: number };

const openOne = (
  { unitOfWork, newId }: DrawQaSampleDeps,
  accountId: AccountId,
  place: Place,
  origin: RequestOrigin,
): Promise<Result<null>> =>
  unitOfWork(
    {
      action: "case.open",
      actor: timer,
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
      reason: { code: "QA_SAMPLE" },
    },
    (write) => openWithin(write, accountId, place, newId),
  );

async function openWithin(
  write: WritableRepositories,
  accountId: AccountId,
  place: Place,
  newId: NewId,
): Promise<Result<null>> {
  const account = await write.accounts.find(accountId);
  const known = await write.reviewCases.findLatest(accountId);
  if (account?.status !== "ACTIVE" || isStaffAccount(account) || known) throw new NothingToDo();
  const flagged = await flagWithin(write, account, { known, reason: "QA_SAMPLE", newId });
  if (!flagged || !(await write.qaSamples.take(place, accountId, flagged.id))) throw new NothingToDo();
  return done(null);
}
