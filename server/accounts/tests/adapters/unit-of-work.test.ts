import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";
import { done, refuse } from "@/server/accounts/domain/result";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { newId } from "@/server/platform/new-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { gate } from "../support/gate";
import { must, refusalCode } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { ANYBODY, asHolder, asStaff, audited, person, signIn, store } from "../support/stored-people";

let database: TestDatabase;
let ports: RealPorts;
const told: { accounts: readonly string[]; events: readonly DomainEvent[] }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  ports = openRealPorts(database.appUrl, { onCommitted: (accounts, events) => told.push({ accounts, events }) });
});
afterAll(async () => {
  await ports.close();
  await database.drop();
});

const rows = async <Row extends object>(sql: string, ...values: unknown[]) =>
  (await ports.database.pool.query<Row>(sql, values)).rows;
const entriesOf = (id: string) =>
  rows<{ outcome: string; refusal_code: string | null; changes: unknown[] }>(
    "SELECT * FROM audit_entry WHERE account_id = $1 ORDER BY seq",
    id,
  );
const signedIn = async (name: string, role?: "ANALYST") => {
  const account = person(name, role ? { role } : {});
  await store(ports.unitOfWork, account);
  return { account, session: await signIn(ports.unitOfWork, account.id) };
};

describe("a unit of work", () => {
  it("commits state, one entry and the events together", async () => {
    const { account } = await signedIn("Asha Rao");
    const staff = await signedIn("Meera Iyer", "ANALYST");
    const actor = asStaff(staff.account, staff.session);
    const until = new Date(Date.now() + 3_600_000);
    const entryId = must(
      await ports.unitOfWork(
        audited([account.id], {
          action: "account.lock",
          actor,
          reason: { code: "PAYMENT_FRAUD", note: "Three cards." },
        }),
        async (write) => {
          const before = await write.accounts.find(account.id);
          if (!before) return refuse({ code: "NOT_FOUND", what: "account" });
          const decided = must(
            lockAccount(before, {
              reason: "PAYMENT_FRAUD",
              scope: "ACCOUNT",
              until,
              by: actor.accountId,
              at: write.at,
            }),
          );
          const saved = await write.accounts.save(before, decided.account);
          if (!saved.ok) return saved;
          write.events.append(decided.events);
          return done(write.auditEntryId);
        },
      ),
    );
    const [entry] = await rows<{ changes: { field: string; before: unknown; after: unknown }[] }>(
      "SELECT * FROM audit_entry WHERE id = $1",
      entryId,
    );
    expect(entry).toMatchObject({
      outcome: "DONE",
      action: "account.lock",
      account_id: account.id,
      actor_name: "Meera Iyer",
    });
    expect(entry?.changes.map((change) => change.field)).toEqual([
      "lock.reason",
      "lock.scope",
      "lock.since",
      "lock.until",
      "lock.by",
      "version",
    ]);
    expect(entry?.changes.at(-1)).toEqual({ field: "version", before: 1, after: 2 });
    const events = await rows(
      "SELECT type, aggregate_version, ordinal, actor FROM outbox WHERE account_id = $1",
      account.id,
    );
    expect(events).toEqual([
      { type: "accounts.account-locked.v1", aggregate_version: 1, ordinal: 0, actor: actor.accountId },
    ]);
    expect(told.at(-1)).toMatchObject({
      accounts: expect.arrayContaining([account.id]),
      events: [{ type: "AccountLocked" }],
    });
  });

  it("undoes what a refused work wrote, keeps the facts that hold all the same, and audits the refusal once", async () => {
    const { account, session } = await signedIn("Vikram Seth");
    const result = await ports.unitOfWork(
      audited([account.id], { action: "account.update-profile", actor: asHolder(account, session) }),
      async (write) => {
        const before = must(done(await write.accounts.find(account.id)));
        if (before) await write.accounts.save(before, { ...before, externalId: "never" });
        write.events.append([
          { type: "LoggedOut", accountId: account.id, occurredAt: write.at, sessionId: session.session.id },
        ]);
        write.events.appendEvenIfRefused([
          {
            type: "LoginFailed",
            accountId: account.id,
            occurredAt: write.at,
            cause: "WRONG_PASSWORD",
            deviceId: null,
            knownDevice: false,
          },
        ]);
        return refuse({ code: "VALIDATION", fields: [] });
      },
    );
    expect(refusalCode(result)).toBe("VALIDATION");
    expect(await rows("SELECT external_id, version FROM account WHERE id = $1", account.id)).toEqual([
      { external_id: null, version: 1 },
    ]);
    expect((await entriesOf(account.id)).at(-1)).toMatchObject({
      outcome: "REFUSED",
      refusal_code: "VALIDATION",
      changes: [],
    });
    expect(await rows("SELECT type FROM outbox WHERE account_id = $1", account.id)).toEqual([
      { type: "accounts.login-failed.v1" },
    ]);
  });

  it("R80 leaves nothing of work that broke", async () => {
    const { account } = await signedIn("Kabir Das");
    const before = (await entriesOf(account.id)).length;
    await expect(
      ports.unitOfWork(audited([account.id]), async (write) => {
        const found = await write.accounts.find(account.id);
        if (found) await write.accounts.save(found, { ...found, externalId: "broken" });
        throw new Error("the machine broke");
      }),
    ).rejects.toThrow("the machine broke");
    expect(await entriesOf(account.id)).toHaveLength(before);
    expect(await rows("SELECT 1 FROM account WHERE external_id = 'broken'")).toEqual([]);
  });

  it("refuses an actor whose session ended, and whose account is locked", async () => {
    const { account, session } = await signedIn("Nisha Pillai");
    const actor = asHolder(account, session);
    const touch = () =>
      ports.unitOfWork(audited([], { action: "account.update-profile", actor }), async () => done("served"));
    expect(must(await touch())).toBe("served");
    await ports.unitOfWork(audited([account.id]), async (write) => {
      const found = await write.accounts.find(account.id);
      if (!found) return refuse({ code: "NOT_FOUND", what: "account" });
      const order = {
        reason: "OTHER",
        scope: "ACCOUNT",
        until: new Date(Date.now() + 60_000),
        by: "system:policy",
        at: write.at,
      } as const;
      return write.accounts.save(found, must(lockAccount(found, order)).account);
    });
    expect(refusalCode(await touch())).toBe("ACCOUNT_LOCKED");
    must(
      await ports.unitOfWork(audited([account.id]), async (write) =>
        done(await write.sessions.end(account.id, [session.session.id], "ENDED_BY_STAFF")),
      ),
    );
    expect(refusalCode(await touch())).toBe("SESSION_ENDED");
    expect(await entriesOf(account.id)).toHaveLength(7);
  });

  it("answers CONFLICT when the version read is no longer the stored one", async () => {
    const { account } = await signedIn("Ravi Menon");
    must(
      await ports.unitOfWork(audited([account.id]), (write) =>
        write.accounts.save(account, { ...account, externalId: "one" }),
      ),
    );
    const second = await ports.unitOfWork(audited([account.id]), (write) =>
      write.accounts.save(account, { ...account, externalId: "two" }),
    );
    expect(refusalCode(second)).toBe("CONFLICT");
    expect(await rows("SELECT external_id, version FROM account WHERE id = $1", account.id)).toEqual([
      { external_id: "one", version: 2 },
    ]);
  });

  it("refuses to write to an account that it did not name", async () => {
    const { account } = await signedIn("Usha Nair");
    await expect(
      ports.unitOfWork(audited([]), (write) => write.accounts.save(account, { ...account, externalId: "unnamed" })),
    ).rejects.toThrow("did not name account");
  });

  it("counts refusals of callers nobody knows, one row for many", async () => {
    const refused = () =>
      ports.unitOfWork(audited([], { actor: ANYBODY, action: "session.login" }), async () =>
        refuse({ code: "AUTHENTICATION_FAILED" }),
      );
    await Promise.all([refused(), refused(), refused()]);
    await ports.auditLog.recordRefusal({
      ...audited([], { action: "session.login" }),
      actor: ANYBODY,
      code: "VALIDATION",
      subject: null,
    });
    const tally = await rows<{ code: string; total: number }>(
      "SELECT code, sum(occurrences)::int AS total FROM refusal_tally WHERE action = 'session.login' GROUP BY code ORDER BY code",
    );
    expect(tally).toEqual([
      { code: "AUTHENTICATION_FAILED", total: 3 },
      { code: "VALIDATION", total: 1 },
    ]);
  });

  it("numbers the events of an account without a gap, in the order of the commits", async () => {
    const { account } = await signedIn("Tara Bose");
    const opened = (n: number) =>
      ports.unitOfWork(audited([account.id]), async (write) => {
        const event = {
          type: "LoggedOut",
          accountId: account.id,
          occurredAt: write.at,
          sessionId: sessionIdFrom(newId()),
        } as const;
        write.events.append(Array.from({ length: n }, () => event));
        return done(null);
      });
    await Promise.all([opened(1), opened(3), opened(2), opened(1)]);
    const places = await rows<{ aggregate_version: number; ordinal: number }>(
      "SELECT aggregate_version, ordinal FROM outbox WHERE account_id = $1 ORDER BY seq",
      account.id,
    );
    expect(new Set(places.map((place) => place.aggregate_version))).toEqual(new Set([1, 2, 3, 4]));
    expect(places).toEqual(
      [...places].sort((a, b) => a.aggregate_version - b.aggregate_version || a.ordinal - b.ordinal),
    );
    expect(places.filter((place) => place.ordinal === 0)).toHaveLength(4);
  });

  it("answers UNAVAILABLE when no connection becomes free, and serves again when one does", async () => {
    const { account } = await signedIn("Om Prakash");
    const narrow = openRealPorts(database.appUrl, { poolSize: 1, limits: { connectionWaitMs: 200 } });
    await narrow.database.pool.query("SELECT 1");
    const begun = gate();
    const finish = gate();
    const holding = narrow.unitOfWork(audited([account.id]), async () => {
      begun.open();
      await finish.passed;
      return done(null);
    });
    await begun.passed;
    const nothing = () => narrow.unitOfWork(audited([account.id]), async () => done(null));
    expect(refusalCode(await nothing())).toBe("UNAVAILABLE");
    finish.open();
    must(await holding);
    must(await nothing());
    await narrow.close();
  });
});
