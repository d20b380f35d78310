import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DeviceLinks } from "@/server/accounts/application/ports/outbound/device-links-port";
import type { LinkDirectory } from "@/server/accounts/application/ports/outbound/link-directory";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import {
  type LockedCompany,
  speaksAgainstCompany,
  weightsOfLock,
  weightsTakenBack,
} from "@/server/accounts/domain/domain-services/locked-company-service";
import { lockedMeetings, THING_SOURCE } from "@/server/accounts/domain/domain-services/shared-things-service";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { recordSignalsWithin } from "../record-signals/record-signals-within";

export type WeighLinkedLockDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly newId: () => string;
  readonly links: Pick<LinkDirectory, "companyOf">;
  readonly deviceLinks: DeviceLinks;
  readonly livePolicy: LiveTrustPolicy;
};

export type LockNews = {
  readonly accountId: AccountId;
  /** A person ended the lock before its time: it was wrong, and what it said about others is taken back. */
  readonly liftedByPerson: boolean;
};

/** Accounts of one commit. */
const AT_ONCE = 50;

/**
 * Whoever shares a device or an instrument with an account that is locked for what its holder did weighs four more by
 * it, and nothing more once a person lifted the lock. Decided by how the account stands now, under its row, so that
 * news that come twice or late change nothing. Answers how many facts were new.
 */
export const weighLinkedLock =
  (deps: WeighLinkedLockDeps) =>
  async (news: LockNews, origin: RequestOrigin): Promise<Result<number>> => {
    const company = await companyOf(deps, news.accountId);
    const others = [...company.keys()].sort();
    let recorded = 0;
    for (let start = 0; start < others.length; start += AT_ONCE) {
      const some = others.slice(start, start + AT_ONCE);
      const weighed = await unlessNothingToDo(weighSome(deps, news, { company, some }, origin));
      if (weighed && !weighed.ok) return weighed;
      recorded += weighed?.value ?? 0;
    }
    return done(recorded);
  };

type Meeting = Omit<LockedCompany, "lockedAt">;
type Company = ReadonlyMap<AccountId, readonly Meeting[]>;

async function companyOf({ links, deviceLinks, livePolicy }: WeighLinkedLockDeps, locked: AccountId): Promise<Company> {
  const company = new Map<AccountId, Meeting[]>();
  const add = (accountId: AccountId, meeting: Meeting) =>
    company.set(accountId, [...(company.get(accountId) ?? []), meeting]);
  const { hubLimit } = await livePolicy();
  const sightings = await links.companyOf(locked, hubLimit);
  for (const { accountId, kind, ...names } of lockedMeetings(sightings, locked, hubLimit)) {
    add(accountId, { source: THING_SOURCE, ...names, detail: { kind } });
  }
  for (const { accountId } of await deviceLinks.listOf(locked)) {
    add(accountId, { source: "shared-device", key: `${locked}/locked`, meeting: locked, detail: {} });
  }
  return company;
}

const weighSome = (
  { unitOfWork, newId }: WeighLinkedLockDeps,
  news: LockNews,
  { company, some }: { readonly company: Company; readonly some: readonly AccountId[] },
  origin: RequestOrigin,
): Promise<Result<number>> =>
  unitOfWork(
    {
      action: "signal.record",
      actor: { kind: "SYSTEM", name: "system:policy" },
      origin,
      subject: { type: "ACCOUNT", id: news.accountId },
      accounts: [...some, news.accountId],
    },
    async (write) => {
      const lockedAt = await lockedSince(write, news.accountId);
      if (lockedAt === null && !news.liftedByPerson) throw new NothingToDo();
      const known = await write.trust.listSignalsOfMany(
        some.map((accountId) => ({ accountId, since: new Date(0) })),
        MOST_SIGNALS,
      );
      const { masses } = await write.policies.live();
      const more = masses.sharedLockedAccount - masses.sharedAccount;
      const signals = some.flatMap((accountId) => {
        const own = known.get(accountId) ?? [];
        const met = (company.get(accountId) ?? []).map((meeting) => ({ ...meeting, lockedAt: lockedAt ?? write.at }));
        const said = lockedAt === null ? weightsTakenBack(met, own) : weightsOfLock(met, own, more);
        return said.map((signal) => ({ ...signal, accountId }));
      });
      if (signals.length === 0) throw new NothingToDo();
      const recorded = await recordSignalsWithin(write, { signals }, { newId });
      return recorded.ok ? done(recorded.value.recorded) : recorded;
    },
  );

/** A bound: of somebody busier than that, what an old lock added can't be found again. */
const MOST_SIGNALS = 5_000;

async function lockedSince(write: WritableRepositories, accountId: AccountId): Promise<Date | null> {
  const account = await write.accounts.find(accountId);
  const lock = account && activeLock(account, write.at);
  return lock && lock.scope === "ACCOUNT" && speaksAgainstCompany(lock.reason) ? lock.since : null;
}
