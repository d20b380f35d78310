import { afterAll, beforeAll, expect, it } from "vitest";
import { createSecurityAlerts } from "@/server/accounts/adapters/outbound/cache/security-alerts";
import { hashToken } from "@/server/accounts/adapters/outbound/security/tokens";
import { lockAccount } from "@/server/accounts/application/use-cases/lock-account/lock-account";
import { resolveSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import { updateProfile } from "@/server/accounts/application/use-cases/update-profile/update-profile";
import { isLocked } from "@/server/accounts/domain/aggregates/account-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type RaceDoor, runLockRace, writesCommittedAfterLock } from "@/server/cli/bench/lock-race";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import {
  asHolder,
  asStaff,
  audited,
  openSession,
  person,
  type SignedIn,
  signIn,
  store,
  TEST_ORIGIN,
} from "../support/stored-people";

type Victim = { readonly account: Account; readonly session: SignedIn };

let database: TestDatabase;
let here: RealPorts;
let there: RealPorts;
let lock: (accountId: AccountId) => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  here = openRealPorts(database.appUrl);
  there = openRealPorts(database.appUrl);
  const nextAnalyst = async () => {
    const analyst = person("Meera Iyer", { role: "ANALYST" });
    await store(here.unitOfWork, analyst);
    return asStaff(analyst, await signIn(here.unitOfWork, analyst.id));
  };
  let actor = await nextAnalyst();
  let locks = 0;
  const use = lockAccount({ unitOfWork: here.unitOfWork, countGoodSessions: async () => 0, milliseconds: () => 0 });
  const order = { reasonCode: "PAYMENT_FRAUD", scope: "ACCOUNT", hours: 1, note: "Three cards in a minute." } as const;
  lock = async (accountId) => {
    // One person locks 60 accounts an hour; somebody else goes on before that.
    locks += 1;
    if (locks % 50 === 0) actor = await nextAnalyst();
    must(await use({ accountId, ...order }, actor, TEST_ORIGIN));
  };
});
afterAll(async () => {
  await here.close();
  await there.close();
  await database.drop();
});

const prepare = async (): Promise<Victim> => {
  const account = person("Rohan Gupta");
  await store(here.unitOfWork, account);
  return { account, session: await signIn(here.unitOfWork, account.id) };
};

/** What every request of a server does: the session check alone, or a write by the holder. */
function doorOf(ports: RealPorts): RaceDoor<Victim> {
  const update = updateProfile({ unitOfWork: ports.unitOfWork });
  const resolve = resolveSession({ ...ports, newId, alerts: createSecurityAlerts(), hashToken, now: () => new Date() });
  let names = 0;
  return {
    read: async ({ session }) => (await resolve(session.token)).state === "LIVE",
    write: async ({ account, session }) => {
      names += 1;
      const name = `Rohan ${String.fromCharCode(65 + (names % 26))}`;
      const input = { name, dateOfBirth: "", gender: "" } as const;
      return (await update(input, asHolder(account, session), TEST_ORIGIN)).ok;
    },
  };
}

it("R42 R72 serves no request that began after the lock's answer, and commits no write after the lock", async () => {
  const victims: string[] = [];
  const report = await runLockRace({
    rounds: 150,
    doors: [doorOf(here), doorOf(there)],
    prepare: async () => {
      const victim = await prepare();
      victims.push(victim.account.id);
      return victim;
    },
    lock: ({ account }) => lock(account.id),
  });
  expect(report.served).toBeGreaterThan(150);
  expect(report.refusedAfterLock).toBeGreaterThanOrEqual(report.rounds * 8);
  expect(report.servedAfterLock).toBe(0);
  expect(await writesCommittedAfterLock(here.database.pool, victims)).toBe(0);
});

it("leaves no live session, whatever was opened or ended beside the lock", async () => {
  for (let round = 0; round < 80; round += 1) {
    const { account, session } = await prepare();
    const open = (ports: RealPorts) =>
      ports.unitOfWork(audited([account.id], { action: "session.demo-login" }), async (write) => {
        const found = await write.accounts.find(account.id);
        if (!found || isLocked(found, write.at)) return refuse({ code: "AUTHENTICATION_FAILED" });
        return done(await openSession(write, account.id));
      });
    const end = there.unitOfWork(audited([account.id], { action: "account.end-session" }), async (write) =>
      done(await write.sessions.end(account.id, [session.session.id], "ENDED_BY_HOLDER")),
    );
    await Promise.all([open(here), lock(account.id), open(there), end, open(here), open(there)]);
    const { rows } = await here.database.pool.query(
      "SELECT count(*)::int AS live FROM session WHERE account_id = $1 AND ended_at IS NULL",
      [account.id],
    );
    expect(rows).toEqual([{ live: 0 }]);
  }
});
