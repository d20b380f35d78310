import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { decideCase } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Device } from "@/server/accounts/domain/entities/device";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { done } from "@/server/accounts/domain/result";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { passwordHashFrom } from "@/server/accounts/domain/value-objects/password-hash";
import { newId } from "@/server/platform/new-id";
import { minutesAfter, personOf } from "../support/account-facts";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { must, refusalCode } from "../support/must";
import { openRealPorts, type RealPorts } from "../support/real-ports";
import { audited, person, signIn, store } from "../support/stored-people";

let database: TestDatabase;
let ports: RealPorts;
let account: Account;
let analyst: Account;
beforeAll(async () => {
  database = await createTestDatabase();
  ports = openRealPorts(database.appUrl);
  account = person("Asha Rao");
  analyst = person("Meera Iyer", { role: "ANALYST" });
  await store(ports.unitOfWork, account, analyst);
});
afterAll(async () => {
  await ports.close();
  await database.drop();
});

/** Writes or reads within a unit of work that holds the account. */
const within = async <T>(work: (write: WritableRepositories) => Promise<T>, holder = account): Promise<T> =>
  must(await ports.unitOfWork(audited([holder.id]), async (write) => done(await work(write))));

const openCase = (accountId = account.id, openedAt = new Date()): ReviewCase => ({
  id: caseIdFrom(newId()),
  accountId,
  reasons: ["RISK_REACHED_HIGH", "FLAGGED_BY_HAND"],
  riskLevel: "HIGH",
  scoreMilli: 31_250,
  exposureMinor: 9_007_199_254_740_991,
  openedAt,
  dueAt: minutesAfter(60, openedAt),
  version: 1,
  state: "OPEN",
});

describe("review cases", () => {
  const answer = { outcome: "CLEAR", reasonCode: "NORMAL_BEHAVIOUR", note: null } as const;
  const decided = (one: ReviewCase) =>
    must(decideCase(one, { answer, by: analyst.id, at: minutesAfter(5, one.openedAt) })).reviewCase;

  it("come back as they were put in, and the open one before every decided one", async () => {
    const holder = person("Vikram Seth");
    await store(ports.unitOfWork, holder);
    const first = openCase(holder.id, minutesAfter(60, new Date()));
    await within((write) => write.reviewCases.insertMany([first]), holder);
    const closed = must(await within((write) => write.reviewCases.save(first, decided(first)), holder));
    expect(await within((write) => write.reviewCases.findLatest(holder.id))).toEqual(closed);
    const second = openCase(holder.id);
    await within((write) => write.reviewCases.insertMany([second]), holder);
    expect(await within((write) => write.reviewCases.find(first.id))).toEqual({ ...decided(first), version: 2 });
    expect(await within((write) => write.reviewCases.findLatestMany([holder.id]))).toEqual(
      new Map([[holder.id, second]]),
    );
  });

  it("are open once per account", async () => {
    const holder = person("Kabir Das");
    await store(ports.unitOfWork, holder);
    await within((write) => write.reviewCases.insertMany([openCase(holder.id)]), holder);
    await expect(within((write) => write.reviewCases.insertMany([openCase(holder.id)]), holder)).rejects.toThrow();
  });

  it("are decided once: the second of two gets CONFLICT and learns who was first", async () => {
    const holder = person("Nisha Pillai");
    await store(ports.unitOfWork, holder);
    const open = openCase(holder.id);
    await within((write) => write.reviewCases.insertMany([open]), holder);
    const decide = () => ports.unitOfWork(audited([holder.id]), (write) => write.reviewCases.save(open, decided(open)));
    const answers = await Promise.all([decide(), decide(), decide()]);
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    const refused = answers.find((one) => !one.ok);
    expect(refused).toMatchObject({
      refusal: { code: "CONFLICT", what: "case", by: analyst.id, at: minutesAfter(5, open.openedAt).toISOString() },
    });
  });
});

describe("what hangs on an account", () => {
  it("gives devices, credentials and challenges back as they were put in", async () => {
    const tokenHash = new Uint8Array(32).fill(7);
    const at = new Date();
    const device: Device = {
      id: deviceIdFrom(newId()),
      accountId: account.id,
      userAgent: "Firefox",
      lastIp: "203.0.113.9",
      lastCountry: "IN",
      name: "Kitchen tablet",
      deniedAt: null,
      firstSeenAt: at,
      lastSeenAt: at,
    };
    const later = { ...device, userAgent: "Firefox 2", lastSeenAt: minutesAfter(5, at) };
    const credential = {
      accountId: account.id,
      passwordHash: passwordHashFrom("$argon2id$v=19$test"),
      lastChangedAt: at,
    };
    const challenge: Verification = {
      id: newId(),
      accountId: account.id,
      purpose: "SIGN_UP",
      contact: { kind: "EMAIL", key: "asha@example.org" },
      codeHash: new Uint8Array([1, 2, 3]),
      pendingPasswordHash: credential.passwordHash,
      pendingName: personOf("Asha Rao"),
      pendingValue: "Asha@Example.org",
      attempts: 0,
      createdAt: at,
      expiresAt: minutesAfter(10, at),
      consumedAt: null,
    };
    await within(async (write) => {
      await write.devices.save(device, tokenHash);
      await write.devices.save(later, tokenHash);
      await write.credentials.save(credential);
      await write.credentials.save({ ...credential, lastChangedAt: minutesAfter(1, at) });
      await write.verifications.insert(challenge);
      await write.verifications.save({ ...challenge, attempts: 2 });
    });
    await within(async (write) => {
      expect(await write.devices.find(account.id, tokenHash)).toEqual(later);
      expect(await write.devices.findById(account.id, device.id)).toEqual(later);
      expect(await write.devices.findById(analyst.id, device.id)).toBeNull();
      expect(await write.devices.count(account.id)).toBe(1);
      expect(await write.credentials.find(account.id)).toEqual({ ...credential, lastChangedAt: minutesAfter(1, at) });
      expect(await write.verifications.findOpen(account.id, "SIGN_UP")).toEqual({ ...challenge, attempts: 2 });
      expect(await write.verifications.findOpen(account.id, "UNLOCK")).toBeNull();
      expect(await write.verifications.countSince(account.id, "UNLOCK", at)).toBe(0);
      expect(await write.verifications.countSince(account.id, "SIGN_UP", at)).toBe(1);
      expect(await write.verifications.countSince(account.id, "SIGN_UP", minutesAfter(1, at))).toBe(0);
      await write.verifications.save({ ...challenge, attempts: 2, consumedAt: at });
      expect(await write.verifications.findOpen(account.id, "SIGN_UP")).toBeNull();
    });
  });

  it("ends exactly the live sessions named, of that account, and says which", async () => {
    const mine = await signIn(ports.unitOfWork, account.id);
    const other = await signIn(ports.unitOfWork, account.id);
    const foreign = await signIn(ports.unitOfWork, analyst.id);
    const ids = [mine.session.id, foreign.session.id];
    const end = () => within((write) => write.sessions.end(account.id, ids, "ENDED_BY_HOLDER"));
    expect(await end()).toEqual([mine.session.id]);
    expect(await end()).toEqual([]);
    expect(await within((write) => write.sessions.listLive(account.id))).toEqual([other.session]);
    expect(await within((write) => write.sessions.find(mine.session.id))).toMatchObject({
      ended: { reason: "ENDED_BY_HOLDER" },
    });
    expect(await within((write) => write.sessions.find(foreign.session.id))).toEqual(foreign.session);
  });
});

describe("a batch over many accounts", () => {
  it("leaves one entry that says how many", async () => {
    const people = Array.from({ length: 5 }, () => person("Tara Bose"));
    await store(ports.unitOfWork, ...people);
    const ids = people.map((one) => one.id);
    const entryId = must(
      await ports.unitOfWork(audited(ids, { action: "signal.record" }), async (write) => {
        for (const found of await write.accounts.findMany(ids))
          must(await write.accounts.save(found, { ...found, externalId: found.id }));
        return done(write.auditEntryId);
      }),
    );
    const { rows } = await ports.database.pool.query("SELECT account_id, changes FROM audit_entry WHERE id = $1", [
      entryId,
    ]);
    expect(rows).toEqual([{ account_id: null, changes: [{ field: "accounts changed", before: null, after: 5 }] }]);
    expect(refusalCode(await ports.unitOfWork(audited([]), async () => done(null)))).toBeNull();
  });
});
