import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type Browser, browserAt, PASSWORD } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { openRealDoor, type RealDoor } from "../support/real-door";

let database: TestDatabase;
let door: RealDoor;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  door = openRealDoor(database.appUrl);
});

afterAll(async () => {
  await door.close();
  await database.drop();
});

const NEXT = "river lamp orchard";
const { origin } = browserAt("192.0.2.9");

const newEmail = (): string => {
  people += 1;
  return `holder${people}@example.in`;
};

const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await door.database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]?.n ?? -1;

const inParallel = <T>(times: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, n) => work(n)));

async function asked(browser: Browser) {
  const email = newEmail();
  const form = { contactKind: "EMAIL", contact: email, name: "Asha Verma", password: PASSWORD } as const;
  const { challengeId } = must(await door.auth.register(form, browser.origin));
  return { email, challengeId };
}

async function newcomer() {
  const browser = browserAt(`203.0.113.${people % 250}`);
  const { email, challengeId } = await asked(browser);
  const { deviceTokenHash } = browser;
  const code = door.codeOf(challengeId);
  const { signedIn } = must(await door.auth.verify({ code }, { challengeId, deviceTokenHash }, browser.origin));
  if (!signedIn) throw new Error("The new account was not signed in.");
  const session = await door.auth.resolve(signedIn.sessionToken);
  if (session.state !== "LIVE" || session.actor.kind !== "HOLDER") throw new Error("Nobody is signed in.");
  return { email, accountId: accountIdFrom(signedIn.accountId), actor: session.actor satisfies HolderActor };
}

async function resetLink(email: string, accountId: string): Promise<string> {
  must(await door.auth.requestReset({ identifier: email }, origin));
  return door.linkOf(accountId);
}

describe("links on the database", () => {
  it("R69 R72 lets one of twenty parallel presses of one reset link succeed", async () => {
    const { email, accountId } = await newcomer();
    const token = await resetLink(email, accountId);
    const answers = await inParallel(20, (n) => door.auth.resetPassword({ password: `${NEXT} ${n}` }, token, origin));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [JSON.stringify(answer)]))).size).toBe(1);
    expect(await count("spent_link WHERE account_id = $1", accountId)).toBe(1);
    expect(await count("account WHERE id = $1 AND link_epoch = 1", accountId)).toBe(1);
    expect(await count("session WHERE account_id = $1 AND end_reason = 'PASSWORD_RESET'", accountId)).toBe(1);
    expect(
      await count(
        "audit_entry WHERE account_id = $1 AND action = 'account.reset-password' AND outcome = 'DONE'",
        accountId,
      ),
    ).toBe(1);
  });

  it("R72 of twenty different links of one account, pressed in parallel, one succeeds: it revokes the others", async () => {
    const { email, accountId } = await newcomer();
    const tokens: string[] = [];
    for (let n = 0; n < 5; n += 1) tokens.push(await resetLink(email, accountId));
    const answers = await inParallel(20, (n) =>
      door.auth.resetPassword({ password: `${NEXT} ${n}` }, tokens[n % tokens.length] ?? "", origin),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("R69 R72 lets one of twenty parallel presses of one confirmation link succeed, beside its code", async () => {
    const browser = browserAt("192.0.2.70");
    const { email, challengeId } = await asked(browser);
    const { deviceTokenHash } = browser;
    const asker = { challengeId, deviceTokenHash };
    const code = door.codeOf(challengeId);
    const answers = await inParallel(20, (n) =>
      n % 2 === 0
        ? door.auth.verifyByLink(door.linkOf(challengeId), asker, origin)
        : door.auth.verify({ code }, asker, origin),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await count("session s JOIN account_contact c ON c.account_id = s.account_id WHERE c.key = $1", email)).toBe(
      1,
    );
  });

  it("R69 a refused password gives the link back: the use was undone with the work", async () => {
    const { email, accountId } = await newcomer();
    const token = await resetLink(email, accountId);
    const near = await door.auth.resetPassword({ password: "asha.verma 1" }, token, origin);
    expect(refusalCode(near)).toBe("VALIDATION");
    expect(await count("spent_link WHERE account_id = $1", accountId)).toBe(0);
    must(await door.auth.resetPassword({ password: NEXT }, token, origin));
  });

  it("R56 of a disabled account is worth nothing, and changes nothing", async () => {
    const { email, accountId } = await newcomer();
    const token = await resetLink(email, accountId);
    await door.database.pool.query("UPDATE account SET status = 'DISABLED' WHERE id = $1", [accountId]);
    expect(refusalCode(await door.auth.resetPassword({ password: NEXT }, token, origin))).toBe("VALIDATION");
    expect(await count("spent_link WHERE account_id = $1", accountId)).toBe(0);
  });
});

describe("answers of the door on the database", () => {
  it("R16 forgot: byte for byte alike for known, unknown, locked and disabled people", async () => {
    const known = await newcomer();
    const locked = await newcomer();
    const disabled = await newcomer();
    await door.database.pool.query(
      `UPDATE account SET lock_reason = 'IDENTITY_DOUBT', lock_scope = 'ACCOUNT', lock_since = now(), lock_by = 'system:policy'
        WHERE id = $1`,
      [locked.accountId],
    );
    await door.database.pool.query("UPDATE account SET status = 'DISABLED' WHERE id = $1", [disabled.accountId]);
    const answers = [];
    for (const identifier of [known.email, "nobody@example.in", locked.email, disabled.email]) {
      answers.push(JSON.stringify(await door.auth.requestReset({ identifier }, origin)));
    }
    expect(new Set(answers)).toEqual(new Set(['{"ok":true,"value":null}']));
    expect(door.linkOf(disabled.accountId)).toBe("");
  });

  it("R16 another contact: byte for byte alike for a free one and for one of somebody known, locked or disabled", async () => {
    const { actor } = await newcomer();
    const known = await newcomer();
    const disabled = await newcomer();
    await door.database.pool.query("UPDATE account SET status = 'DISABLED' WHERE id = $1", [disabled.accountId]);
    const answers = [];
    for (const contact of ["free@example.in", known.email, disabled.email]) {
      const answer = await door.auth.changeContact({ kind: "EMAIL", contact, password: PASSWORD }, actor, origin);
      answers.push(JSON.stringify(answer).replace(/[0-9a-f-]{36}/, "<id>"));
    }
    expect(new Set(answers)).toEqual(new Set(['{"ok":true,"value":{"challengeId":"<id>"}}']));
  });
});

describe("codes on the database", () => {
  it("R25 R72 lets one of twenty parallel uses of the code of a new contact succeed", async () => {
    const { actor, accountId } = await newcomer();
    const contact = newEmail();
    const { challengeId } = must(
      await door.auth.changeContact({ kind: "EMAIL", contact, password: PASSWORD }, actor, origin),
    );
    const code = door.codeOf(challengeId);
    const answers = await inParallel(20, () => door.auth.confirmContact({ code }, challengeId, actor, origin));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      await count("account_contact WHERE account_id = $1 AND key = $2 AND verified_at IS NOT NULL", accountId, contact),
    ).toBe(1);
  });

  it("R14 R72 of two holders who prove one contact at once, one has it, and both have an account", async () => {
    const contact = newEmail();
    const both = await Promise.all([newcomer(), newcomer()]);
    const challenges = await Promise.all(
      both.map(async ({ actor }) =>
        must(await door.auth.changeContact({ kind: "EMAIL", contact, password: PASSWORD }, actor, origin)),
      ),
    );
    const answers = await Promise.all(
      both.map(({ actor }, n) => {
        const challengeId = challenges[n]?.challengeId ?? "";
        return door.auth.confirmContact({ code: door.codeOf(challengeId) }, challengeId, actor, origin);
      }),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => refusalCode(answer) ?? [])).toEqual(["VALIDATION"]);
    expect(await count("account_contact WHERE key = $1", contact)).toBe(1);
    expect(
      await count(
        "account_contact WHERE account_id = ANY($1)",
        both.map(({ accountId }) => accountId),
      ),
    ).toBe(2);
  });

  it("an account that nobody ever proved gives its contact way", async () => {
    const { email } = await asked(browserAt("192.0.2.80"));
    const { actor, accountId } = await newcomer();
    const change = { kind: "EMAIL", contact: email, password: PASSWORD } as const;
    const { challengeId } = must(await door.auth.changeContact(change, actor, origin));
    must(await door.auth.confirmContact({ code: door.codeOf(challengeId) }, challengeId, actor, origin));
    expect(await count("account_contact WHERE key = $1 AND account_id = $2", email, accountId)).toBe(1);
  });

  it("R23 R72 lets one of twenty parallel uses of the owner's code lift the lock", async () => {
    const { email, accountId } = await newcomer();
    await inParallel(101, (n) =>
      door.auth.login(
        { identifier: email, password: `guess ${n}` },
        browserAt(`100.64.${n}.9`).deviceTokenHash,
        browserAt(`100.64.${n}.9`).origin,
      ),
    );
    expect(await count("account WHERE id = $1 AND lock_scope = 'UNKNOWN_DEVICES'", accountId)).toBe(1);
    const { challengeId } = must(await door.auth.requestUnlock({ identifier: email }, origin));
    const code = door.codeOf(challengeId);
    await inParallel(20, () => door.auth.unlockOwn({ code }, challengeId, origin));
    expect(await count("account WHERE id = $1 AND lock_scope IS NULL", accountId)).toBe(1);
    expect(
      await count(
        "audit_entry WHERE account_id = $1 AND action = 'account.unlock-own' AND outcome = 'DONE'",
        accountId,
      ),
    ).toBe(1);
    const { deviceTokenHash } = browserAt("192.0.2.9");
    expect((await door.auth.login({ identifier: email, password: PASSWORD }, deviceTokenHash, origin)).ok).toBe(true);
  });

  it("R07 R72 of twenty parallel wrong passwords at a session, ten are looked at", async () => {
    const { actor } = await newcomer();
    const before = door.counted.hashes;
    const answers = await inParallel(20, (n) =>
      door.auth.changePassword({ current: `guess ${n}`, password: NEXT }, actor, origin),
    );
    expect(door.counted.hashes - before).toBe(10);
    expect(answers.filter((answer) => refusalCode(answer) === "RATE_LIMITED")).toHaveLength(10);
  });
});
