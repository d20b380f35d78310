import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type Browser, browserAt, PASSWORD } from "../support/door-scene";
import { must, mustSignIn, refusalCode } from "../support/must";
import { naughtyStrings } from "../support/naughty-strings";
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

const formFor = (contact: string) =>
  ({ contactKind: "EMAIL", contact, name: "Asha Verma", password: PASSWORD }) as const;

const newEmail = (): string => {
  people += 1;
  return `person${people}@example.in`;
};

const signIn = (identifier: string, password: string, from: Browser) =>
  door.auth.login({ identifier, password }, from.deviceTokenHash, from.origin);

/** Signed up, proved, signed in from this browser. */
async function newcomer() {
  const email = newEmail();
  const browser = browserAt(`203.0.113.${people % 250}`);
  const { challengeId } = must(await door.auth.register(formFor(email), browser.origin));
  const { deviceTokenHash, origin } = browser;
  const code = door.codeOf(challengeId);
  const { signedIn } = must(await door.auth.verify({ code }, { challengeId, deviceTokenHash }, origin));
  if (!signedIn) throw new Error("The new account was not signed in.");
  return { email, browser, accountId: signedIn.accountId, sessionToken: signedIn.sessionToken };
}

const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await door.database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]?.n ?? -1;

describe("sign-up on the database", () => {
  it("R14 makes one account of fifty parallel sign-ups of one email in different spellings, and answers them alike", async () => {
    const spellings = [
      "race@example.in",
      "RACE@Example.IN",
      " race@example.in",
      "ｒace@example.in",
      "race@example。in",
    ];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        door.auth.register(formFor(spellings[index % spellings.length] ?? ""), browserAt("192.0.2.50").origin),
      ),
    );
    expect(
      new Set(answers.map((answer) => JSON.stringify([answer.ok, answer.ok ? Object.keys(answer.value) : answer]))),
    ).toEqual(new Set([JSON.stringify([true, ["challengeId"]])]));
    expect(await count("account_contact WHERE key = 'race@example.in'")).toBe(1);
    expect(await count("account a JOIN account_contact c ON c.account_id = a.id WHERE c.key = 'race@example.in'")).toBe(
      1,
    );
    expect(
      await count(
        "verification v JOIN account_contact c ON c.account_id = v.account_id WHERE c.key = 'race@example.in'",
      ),
    ).toBe(5);
  });

  it("lets one of twenty parallel uses of a code succeed", async () => {
    const email = newEmail();
    const { deviceTokenHash, origin } = browserAt("192.0.2.60");
    const { challengeId } = must(await door.auth.register(formFor(email), origin));
    const code = door.codeOf(challengeId);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => door.auth.verify({ code }, { challengeId, deviceTokenHash }, origin)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [JSON.stringify(answer)]))).size).toBe(1);
    expect(await count("session s JOIN account_contact c ON c.account_id = s.account_id WHERE c.key = $1", email)).toBe(
      1,
    );
  });

  it("R25 lets five of fifty parallel wrong codes be looked at, and then none", async () => {
    const { deviceTokenHash, origin } = browserAt("192.0.2.61");
    const { challengeId } = must(await door.auth.register(formFor(newEmail()), origin));
    const code = door.codeOf(challengeId);
    const wrong = code === "000000" ? "111111" : "000000";
    const tryCode = (text: string) => door.auth.verify({ code: text }, { challengeId, deviceTokenHash }, origin);
    await Promise.all(Array.from({ length: 50 }, () => tryCode(wrong)));
    expect(await count("verification WHERE id = $1 AND attempts = 5", challengeId)).toBe(1);
    expect(refusalCode(await tryCode(code))).toBe("VALIDATION");
  });

  it("takes naughty texts for what they are", async () => {
    const { origin } = browserAt("192.0.2.62");
    for (const text of naughtyStrings) {
      const answer = await door.auth.register(
        { contactKind: "EMAIL", contact: text, name: text, password: text },
        origin,
      );
      expect(refusalCode(answer)).toBe("VALIDATION");
    }
  });
});

describe("sign-in on the database", () => {
  it("R20 hashes five of two hundred parallel wrong passwords from unknown devices", async () => {
    const { email } = await newcomer();
    const before = door.counted.hashes;
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => signIn(email, `guess ${index}`, browserAt(`100.64.${index}.9`))),
    );
    expect(door.counted.hashes - before).toBe(5);
    expect(answers.filter((answer) => refusalCode(answer) === "RATE_LIMITED")).toHaveLength(195);
    expect(
      await count(
        "account_contact c JOIN account a ON a.id = c.account_id WHERE c.key = $1 AND a.lock_scope = 'UNKNOWN_DEVICES'",
        email,
      ),
    ).toBe(1);
  });

  it("R21 lets the owner in from a known device while a thousand addresses hammer", async () => {
    const { email, browser, sessionToken } = await newcomer();
    const hammer = Array.from({ length: 1_000 }, (_, index) =>
      signIn(email, "guess", browserAt(`100.${70 + (index >> 8)}.${index & 255}.1`)),
    );
    const owner = signIn(email, PASSWORD, browser);
    expect(refusalCode(await owner)).toBe(null);
    await Promise.all(hammer);
    expect(refusalCode(await signIn(email, PASSWORD, browser))).toBe(null);
    expect(await door.auth.resolve(sessionToken)).toMatchObject({ state: "LIVE" });
  });

  it("answers byte for byte alike for known, unknown and locked people", async () => {
    const { email } = await newcomer();
    const locked = await newcomer();
    await door.database.pool.query(
      `UPDATE account SET lock_reason = 'IDENTITY_DOUBT', lock_scope = 'ACCOUNT', lock_since = now(), lock_by = 'system:policy'
        WHERE id = $1`,
      [locked.accountId],
    );
    const answers = [];
    for (const identifier of [email, "nobody@example.in", locked.email]) {
      answers.push(JSON.stringify(await signIn(identifier, "not the password", browserAt("198.18.0.1"))));
    }
    expect(new Set(answers).size).toBe(1);
    expect(refusalCode(await signIn(locked.email, PASSWORD, locked.browser))).toBe("ACCOUNT_LOCKED");
  });

  it("keeps the event and one entry of a failure, and an unknown person's failure as a count", async () => {
    const { email, accountId } = await newcomer();
    await signIn(email, "not the password", browserAt("198.18.0.2"));
    expect(await count("outbox WHERE account_id = $1 AND type = 'accounts.login-failed.v1'", accountId)).toBe(1);
    expect(
      await count("audit_entry WHERE account_id = $1 AND action = 'session.login' AND outcome <> 'DONE'", accountId),
    ).toBe(1);
    const before = await count("refusal_tally WHERE action = 'session.login'");
    await signIn("nobody@example.in", "not the password", browserAt("198.18.0.3"));
    expect(await count("refusal_tally WHERE action = 'session.login'")).toBe(before + 1);
  });

  it("R39 never takes a cookie that was planted before for a session", async () => {
    const { email, browser } = await newcomer();
    const planted = "A".repeat(43);
    expect(await door.auth.resolve(planted)).toEqual({ state: "UNKNOWN" });
    const { sessionToken } = mustSignIn(await signIn(email, PASSWORD, browser));
    expect(sessionToken).not.toBe(planted);
    expect(await door.auth.resolve(planted)).toEqual({ state: "UNKNOWN" });
  });

  it("R45 keeps the ten newest of sixteen sessions", async () => {
    const { email, browser, accountId } = await newcomer();
    const answers = [];
    for (let index = 0; index < 15; index += 1) answers.push(await signIn(email, PASSWORD, browser));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await count("session WHERE account_id = $1 AND ended_at IS NULL", accountId)).toBe(10);
    expect(await count("session WHERE account_id = $1 AND end_reason = 'TOO_MANY_SESSIONS'", accountId)).toBe(6);
  });

  it("counts no address and no identifier in clear", async () => {
    await signIn("somebody@example.in", "guess", browserAt("203.0.113.199"));
    expect(await count("attempt_bucket WHERE key LIKE '%203.0.113%' OR key LIKE '%example%'")).toBe(0);
  });

  it("never throws, whatever is typed", async () => {
    const { email } = await newcomer();
    for (const text of naughtyStrings) {
      const from = browserAt("198.18.0.9");
      expect((await signIn(text, text, from)).ok).toBe(false);
      expect((await signIn(email, text, from)).ok).toBe(false);
    }
  });
});
