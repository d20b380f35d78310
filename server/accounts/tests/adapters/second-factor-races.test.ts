import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { browserAt, PASSWORD } from "../support/door-scene";
import { must } from "../support/must";
import { openRealDoor, type RealDoor } from "../support/real-door";
import { codeAt } from "../support/second-factor-scene";
import { softwareAuthenticator } from "../support/software-authenticator";

const SITE = { origin: "https://shop.example", rpId: "shop.example" };

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

const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await door.database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]?.n ?? -1;

/** The application's own role may not touch what was retired. */
async function elevenSecondsLater(): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query("UPDATE retired_session_token SET retired_at = retired_at - interval '11 seconds'");
  await owner.end();
}

const times = <T>(howMany: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: howMany }, (_, index) => make(index)));

const actorNow = async (renewed: { readonly sessionToken: string | null } | null) => {
  const resolved = await door.auth.resolve(renewed?.sessionToken ?? "");
  if (resolved.state !== "LIVE") throw new Error(`The session is ${resolved.state}.`);
  return resolved.actor;
};

const succeeded = (answers: readonly { readonly ok: boolean }[]): number => answers.filter(({ ok }) => ok).length;

/** Signed up and proved, with an app that was confirmed in an earlier step of the clock. */
async function withApp() {
  people += 1;
  const email = `second${people}@example.in`;
  const browser = browserAt(`203.0.113.${people}`);
  const { deviceTokenHash, origin } = browser;
  const form = { contactKind: "EMAIL", contact: email, name: "Asha Verma", password: PASSWORD } as const;
  const { challengeId } = must(await door.auth.register(form, origin));
  const code = door.codeOf(challengeId);
  const { signedIn } = must(await door.auth.verify({ code }, { challengeId, deviceTokenHash }, origin));
  const resolved = await door.auth.resolve(signedIn?.sessionToken ?? "");
  if (resolved.state !== "LIVE") throw new Error(`The session is ${resolved.state}.`);
  const owner = { kind: "SIGNED_IN", actor: resolved.actor } as const;
  const { secret } = must(await door.secondFactors.beginTotp(owner, origin));
  const first = { code: codeAt(secret, new Date(Date.now() - 30_000)), deviceTokenHash };
  const { recoveryCodes, renewed } = must(await door.secondFactors.confirmTotp(owner, first, origin));
  return { email, browser, owner, secret, recoveryCodes: recoveryCodes ?? [], renewed };
}

/** The password was right in this many browsers that the account knows none of. */
const waiting = (howMany: number, email: string) =>
  times(howMany, async (index) => {
    const { deviceTokenHash, origin } = browserAt(`198.51.100.${index}`);
    const login = must(await door.auth.login({ identifier: email, password: PASSWORD }, deviceTokenHash, origin));
    if (login.next !== "PROVE") throw new Error("Nothing more was asked for.");
    return { pending: { pendingId: login.pending.id, challengeId: null, deviceTokenHash }, origin };
  });

describe("the same proof, many times at once", () => {
  it("R29 TOTP replay is refused, also in parallel: of 20 uses of one code one succeeds", async () => {
    const { email, secret } = await withApp();
    const doors = await waiting(5, email);
    const code = codeAt(secret, new Date());
    const answers = await times(20, (index) => {
      const at = doors[index % doors.length];
      if (!at) throw new Error("There are five.");
      return door.secondFactors.proveSignIn({ kind: "APP_CODE", code }, at.pending, at.origin);
    });
    expect(succeeded(answers)).toBe(1);
    expect(await count("session WHERE level = 'SECOND_FACTOR' AND method = 'PASSWORD'")).toBe(2);
  });

  it("R31 a recovery code is used once, also in parallel: of 20 uses one succeeds", async () => {
    const { email, owner, recoveryCodes } = await withApp();
    const doors = await waiting(5, email);
    const proof = { kind: "RECOVERY_CODE", code: recoveryCodes[0] ?? "" } as const;
    const answers = await times(20, (index) => {
      const at = doors[index % doors.length];
      if (!at) throw new Error("There are five.");
      return door.secondFactors.proveSignIn(proof, at.pending, at.origin);
    });
    expect(succeeded(answers)).toBe(1);
    const { accountId } = owner.actor;
    expect(await count("recovery_code WHERE account_id = $1 AND used_at IS NOT NULL", accountId)).toBe(1);
  });

  it("R25 one sign-in that waits is looked at five times, whatever arrives at once", async () => {
    const { email } = await withApp();
    const [at] = await waiting(1, email);
    if (!at) throw new Error("There is one.");
    const proof = (index: number) => ({ kind: "APP_CODE", code: String(index).padStart(6, "9") }) as const;
    await times(40, (index) => door.secondFactors.proveSignIn(proof(index), at.pending, at.origin));
    expect(await count("pending_sign_in WHERE id = $1 AND attempts = 5", at.pending.pendingId)).toBe(1);
  });

  it("opens one session from one sign-in that waits, though two proofs of it hold", async () => {
    const { email, secret, recoveryCodes, owner } = await withApp();
    const [at] = await waiting(1, email);
    if (!at) throw new Error("There is one.");
    const before = await count("session WHERE account_id = $1", owner.actor.accountId);
    const code = codeAt(secret, new Date());
    const answers = await Promise.all([
      door.secondFactors.proveSignIn({ kind: "APP_CODE", code }, at.pending, at.origin),
      door.secondFactors.proveSignIn({ kind: "RECOVERY_CODE", code: recoveryCodes[1] ?? "" }, at.pending, at.origin),
    ]);
    expect(succeeded(answers)).toBe(1);
    expect(await count("session WHERE account_id = $1", owner.actor.accountId)).toBe(before + 1);
    expect(await count("recovery_code WHERE account_id = $1 AND used_at IS NOT NULL", owner.actor.accountId)).toBe(
      answers[1]?.ok ? 1 : 0,
    );
  });

  it("R32 one answer of a passkey signs in once, and a copy with an old counter never", async () => {
    const { owner, browser } = await withApp();
    const { deviceTokenHash, origin } = browser;
    const device = softwareAuthenticator(SITE);
    const asked = must(await door.secondFactors.askNewPasskey(owner, deviceTokenHash, origin));
    const made = { ...device.make(asked), name: "Pixel 8", deviceTokenHash };
    must(await door.secondFactors.addPasskey(owner, made, origin));
    const from = browserAt("198.51.100.77");
    const question = must(await door.secondFactors.askPasskeyLogin(from.deviceTokenHash, from.origin));
    const answer = device.prove(question);
    const answers = await times(10, () => door.secondFactors.passkeyLogin(answer, from.deviceTokenHash, from.origin));
    expect(succeeded(answers)).toBe(1);
    const questions = await times(2, () => door.secondFactors.askPasskeyLogin(from.deviceTokenHash, from.origin));
    const copies = questions.map((one) => device.prove(must(one), { signCount: 3 }));
    const two = await Promise.all(
      copies.map((one) => door.secondFactors.passkeyLogin(one, from.deviceTokenHash, from.origin)),
    );
    expect(succeeded(two)).toBe(1);
  });
});

describe("two tabs that prove themselves at once", () => {
  it("R48 are given one token between them, so that no order of answers leaves the browser with a retired one", async () => {
    const { browser, renewed, recoveryCodes } = await withApp();
    const tabs = await times(6, () => actorNow(renewed));
    const answers = await Promise.all(
      tabs.map((actor, tab) => {
        const proof = { kind: "RECOVERY_CODE", code: recoveryCodes[tab] ?? "" } as const;
        return door.secondFactors.stepUp(proof, actor, browser, browser.origin);
      }),
    );
    expect(succeeded(answers)).toBe(6);
    const given = answers.flatMap((answer) => (answer.ok ? (answer.value.sessionToken ?? []) : []));
    expect(given).toHaveLength(1);
    await elevenSecondsLater();
    expect(await door.auth.resolve(given[0] ?? "")).toMatchObject({ state: "LIVE" });
    expect(await count("retired_session_token WHERE session_id = $1", tabs[0]?.sessionId)).toBe(2);
  });
});

describe("what the database keeps", () => {
  it("R30 R38 is no secret, no code and no token that could be used", async () => {
    const { secret, recoveryCodes, renewed, owner } = await withApp();
    const { rows } = await door.database.pool.query<{ row: string }>(
      `SELECT t::text AS row FROM totp_factor t WHERE account_id = $1
       UNION ALL SELECT r::text FROM recovery_code r WHERE account_id = $1
       UNION ALL SELECT s::text FROM session s WHERE account_id = $1
       UNION ALL SELECT o::text FROM retired_session_token o
       UNION ALL SELECT e::text FROM audit_entry e`,
      [owner.actor.accountId],
    );
    const dump = rows.map(({ row }) => row).join("\n");
    const plain = [secret.replace(/\s/g, ""), renewed?.sessionToken ?? "", ...recoveryCodes];
    for (const one of plain) {
      expect(dump).not.toContain(one);
      expect(dump).not.toContain(Buffer.from(one).toString("hex"));
    }
    expect(rows.length).toBeGreaterThan(12);
  });

  it("R48 is enough to know an old token from one that never was: two questions, never more", async () => {
    const { browser, renewed, secret } = await withApp();
    const proof = { kind: "APP_CODE", code: codeAt(secret, new Date()) } as const;
    const fresh = must(await door.secondFactors.stepUp(proof, await actorNow(renewed), browser, browser.origin));
    expect(await door.auth.resolve(renewed?.sessionToken ?? "")).toMatchObject({ state: "LIVE" });
    await elevenSecondsLater();
    expect(await door.auth.resolve(renewed?.sessionToken ?? "")).toEqual({ state: "SIGNED_OUT" });
    expect(await door.auth.resolve(fresh.sessionToken ?? "")).toEqual({ state: "SIGNED_OUT" });
    expect(await count("audit_entry WHERE action = 'session.reuse'")).toBe(1);
  });
});
