import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  askCompany,
  hearCompany,
  type Installation,
  pathAfter,
} from "@/server/accounts/adapters/inbound/next-auth/company-protocol";
import { goingToCompany } from "@/server/accounts/adapters/inbound/next-auth/going-to-company";
import type { CompanyWord } from "@/server/accounts/domain/policies/company-sign-in-policy";
import {
  COMPANY_CLIENT,
  type CompanyDoor,
  type ForgedToken,
  openCompany,
  openForger,
} from "../support/company-provider";
import { type ModuleScene, moduleScene, putHolder, putStaff, type ServerProcess } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

const ORIGIN = "https://shop.example";
const DEVICE = new Uint8Array(32).fill(3);
const origin = { requestId: "company", channel: "web", ip: "203.0.113.7", userAgent: "Firefox" } as const;

let scene: ModuleScene;
let company: CompanyDoor;

beforeAll(async () => {
  process.env["NEXTAUTH_URL"] = ORIGIN;
  scene = await moduleScene();
  company = await openCompany(`${ORIGIN}/api/auth/callback/company`);
});
afterAll(async () => {
  delete process.env["NEXTAUTH_URL"];
  await company.close();
  await scene.close();
});

const installationAt = (issuer: string, trustsMfa = false): Installation => ({
  company: { issuer, clientId: COMPANY_CLIENT.id, clientSecret: COMPANY_CLIENT.secret, name: "Example", trustsMfa },
  origin: ORIGIN,
  secret: "a secret of the tests, and of nobody else",
});

const jarOf = (setCookies: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    setCookies.map((cookie) => {
      const [pair = ""] = cookie.split(";");
      const cut = pair.indexOf("=");
      return [pair.slice(0, cut), decodeURIComponent(pair.slice(cut + 1))];
    }),
  );

async function begun(here: Installation) {
  const there = await askCompany(here, { next: "/console/team" });
  if (!there) throw new Error("The company could not be asked.");
  return { to: there.to, cookies: jarOf(there.setCookies) };
}

/** The whole way: there, signed in, and back with what the browser kept. */
async function wordOf(here: Installation): Promise<CompanyWord | null> {
  const { to, cookies } = await begun(here);
  const back = await company.visit(to);
  return hearCompany(here, { cookies, query: Object.fromEntries(back.searchParams) });
}

const enter = (word: CompanyWord, trustsMfa = false) =>
  scene.accounts.companyLogin(word, { deviceTokenHash: DEVICE, origin, trustsMfa });

const addressOf = async (accountId: string): Promise<string> => {
  const { rows } = await scene.database.pool.query<{ value: string }>(
    "SELECT value FROM account_contact WHERE account_id = $1 AND kind = 'EMAIL'",
    [accountId],
  );
  return rows[0]?.value ?? "";
};

const countAccounts = async (): Promise<number> =>
  (await scene.database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM account")).rows[0]?.n ?? 0;

beforeEach(() => {
  company.person = { email: "nobody@goodstanding.example", emailVerified: true };
});

describe("the way there and back, at a real provider", () => {
  it("carries state, nonce and PKCE, and brings back a proved address", async () => {
    company.person = { email: "asha@goodstanding.example", emailVerified: true };
    const here = installationAt(company.issuer);
    const { to } = await begun(here);
    const asked = new URL(to).searchParams;
    expect([asked.get("state"), asked.get("nonce"), asked.get("code_challenge")].every(Boolean)).toBe(true);
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("redirect_uri")).toBe(`${ORIGIN}/api/auth/callback/company`);
    expect(await wordOf(here)).toMatchObject({ email: "asha@goodstanding.example", emailVerified: true });
  });

  it("is good once, and only with the cookies of the browser that began it", async () => {
    const here = installationAt(company.issuer);
    const mine = await begun(here);
    const theirs = await begun(here);
    const query = Object.fromEntries((await company.visit(mine.to)).searchParams);
    expect(await hearCompany(here, { cookies: {}, query })).toBeNull();
    expect(await hearCompany(here, { cookies: theirs.cookies, query })).toBeNull();
    const nonce = "__Host-company-nonce";
    const mixed = { ...mine.cookies, [nonce]: theirs.cookies[nonce] ?? "" };
    expect(await hearCompany(here, { cookies: mixed, query })).toBeNull();
  });

  it("answers a used code with nobody", async () => {
    const here = installationAt(company.issuer);
    const { to, cookies } = await begun(here);
    const query = Object.fromEntries((await company.visit(to)).searchParams);
    expect(await hearCompany(here, { cookies, query })).not.toBeNull();
    expect(await hearCompany(here, { cookies, query })).toBeNull();
  });

  it("keeps its cookies to this host, out of reach of scripts", async () => {
    const there = await askCompany(installationAt(company.issuer), { next: "/console" });
    expect(there?.setCookies.length).toBeGreaterThanOrEqual(4);
    for (const cookie of there?.setCookies ?? []) expect(cookie).toMatch(/^__Host-.*; HttpOnly; Secure; SameSite=Lax$/);
  });

  it.each([
    ["https://shop.example/console/team", "/console/team"],
    ["https://evil.example/console", "/console"],
    ["https://shop.example.evil.example/", "/console"],
    ["https://shop.example//evil.example", "/console"],
    ["https://shop.example/\\evil.example", "/console"],
    ["javascript:alert(1)", "/console"],
    ["https://shop.example/api/auth/signout", "/console"],
    [undefined, "/console"],
  ])("R61 a way back to %s leads to %s", (kept, path) => expect(pathAfter(kept, ORIGIN)).toBe(path));

  it("asks nobody where the provider is away, and goes nowhere by the answer of our own form", async () => {
    expect(await askCompany(installationAt("http://127.0.0.1:9"), { next: "/console" })).toBeNull();
    const page = goingToCompany({ to: `https://login.example/?a="><script>`, setCookies: [] }, `<b>"Evil"</b>`);
    expect(page.status).toBe(200);
    expect(page.headers.get("location")).toBeNull();
    expect(await page.text()).not.toMatch(/<script|<b>/);
  });
});

describe("a provider that means harm, or is broken", () => {
  const forgeries: readonly (readonly [string, Omit<ForgedToken, "email">])[] = [
    ["a token for another client", { audience: "somebody-else" }],
    ["a token of another issuer", { issuer: "https://evil.example" }],
    ["another nonce", { nonce: "n" }],
    ["a key that is not its own", { signedByAnother: true }],
    ["a token that is over", { agedSeconds: 3_600 }],
  ];

  it.each(forgeries)("is not heard with %s", async (_name, forgery) => {
    const forger = await openForger(() => ({ email: "lead@goodstanding.example", ...forgery }));
    const here = installationAt(forger.issuer);
    const { to, cookies } = await begun(here);
    expect(await hearCompany(here, { cookies, query: Object.fromEntries(forger.visit(to).searchParams) })).toBeNull();
    await forger.close();
  });

  it("is heard with a token in order, so that the others fail for their own reason", async () => {
    const forger = await openForger(() => ({ email: "lead@goodstanding.example" }));
    const here = installationAt(forger.issuer);
    const { to, cookies } = await begun(here);
    const heard = await hearCompany(here, { cookies, query: Object.fromEntries(forger.visit(to).searchParams) });
    expect(heard).toMatchObject({ email: "lead@goodstanding.example" });
    await forger.close();
  });
});

describe("who comes in", () => {
  it("a colleague who is here already, and only to prove our own second factor (R28)", async () => {
    const lead = await putStaff(scene, "LEAD");
    company.person = { email: await addressOf(lead.accountId), emailVerified: true, amr: ["pwd", "mfa"] };
    const word = await wordOf(installationAt(company.issuer));
    if (!word) throw new Error("Nobody came back.");
    expect(must(await enter(word))).toMatchObject({ next: "PROVE", pending: { needs: "ENROL" } });
  });

  it("at once, where the company's word for two factors counts and is fresh", async () => {
    const lead = await putStaff(scene, "LEAD");
    company.person = { email: await addressOf(lead.accountId), emailVerified: true, amr: ["pwd", "mfa"] };
    const word = await wordOf(installationAt(company.issuer, true));
    if (!word) throw new Error("Nobody came back.");
    expect(word).toMatchObject({ methods: ["pwd", "mfa"] });
    const entered = must(await enter(word, true));
    expect(entered).toMatchObject({ next: "SIGNED_IN", side: "STAFF" });
    const { rows } = await scene.database.pool.query(
      "SELECT method, level FROM session WHERE account_id = $1 AND method = 'COMPANY'",
      [lead.accountId],
    );
    expect(rows).toEqual([{ method: "COMPANY", level: "SECOND_FACTOR" }]);
    const old = { ...word, authenticatedAt: new Date(Date.now() - 20 * 60_000) };
    expect(must(await enter(old, true))).toMatchObject({ next: "PROVE" });
    expect(must(await enter({ ...word, methods: ["pwd"] }, true))).toMatchObject({ next: "PROVE" });
    expect(must(await enter({ ...word, authenticatedAt: null }, true))).toMatchObject({ next: "PROVE" });
  });

  it("nobody else, and nobody is made: one answer for each", async () => {
    const lead = await putStaff(scene, "LEAD");
    const suspended = await putStaff(scene, "ANALYST");
    const customer = await putHolder(scene);
    await scene.database.pool.query("UPDATE account SET status = 'SUSPENDED' WHERE id = $1", [suspended.accountId]);
    const before = await countAccounts();
    const word = async (email: string, emailVerified = true): Promise<CompanyWord> => ({
      email,
      emailVerified,
      methods: ["mfa"],
      contextClass: null,
      authenticatedAt: new Date(),
    });
    const words = [
      await word("unknown@goodstanding.example"),
      await word(await addressOf(lead.accountId), false),
      await word(await addressOf(customer.accountId)),
      await word(await addressOf(suspended.accountId)),
      await word("not an address"),
      { ...(await word("")), email: null },
    ];
    const answers = [];
    for (const one of words) answers.push(await enter(one, true));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers.map(refusalCode)).toEqual(words.map(() => "AUTHENTICATION_FAILED"));
    expect(await countAccounts()).toBe(before);
  });
});

describe("a fresh proof at the company (R44)", () => {
  const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000);

  /** A process of an installation that counts the company's word. */
  let trusting: ServerProcess;
  beforeAll(() => {
    trusting = scene.openAnother({ trustsCompany: true });
  });
  afterAll(() => trusting.database.close());

  /** Let in by two factors there, twenty minutes ago; no factor here. */
  async function letIn() {
    const staff = await putStaff(scene, "ADMIN");
    const email = await addressOf(staff.accountId);
    const word = { email, emailVerified: true, methods: ["mfa"], contextClass: null, authenticatedAt: new Date() };
    const entered = must(await enter(word, true));
    const token = entered.next === "SIGNED_IN" ? entered.sessionToken : "";
    await scene.database.pool.query(
      "UPDATE session SET proved_at = proved_at - interval '20 minutes' WHERE account_id = $1",
      [staff.accountId],
    );
    const resolved = await scene.accounts.auth.resolve(token);
    if (resolved.state !== "LIVE" || resolved.actor.kind !== "STAFF") throw new Error("Not let in.");
    return { actor: resolved.actor, token, word };
  }

  const provedAtOf = async (sessionId: string): Promise<Date | undefined> =>
    (await scene.database.pool.query<{ proved_at: Date }>("SELECT proved_at FROM session WHERE id = $1", [sessionId]))
      .rows[0]?.proved_at;

  it("asks whoever is signed in there to prove it once more", async () => {
    const there = await askCompany(installationAt(company.issuer, true), { next: "/console", anew: true });
    expect(new URL(there?.to ?? "").searchParams.get("prompt")).toBe("login");
  });

  it("is the way of a session that the company let in, and dates from when it was made", async () => {
    const { actor, token, word } = await letIn();
    const proofs = trusting.accounts.secondFactors;
    expect(await proofs.stepUpWays(actor)).toMatchObject({ company: true, password: false });
    const authenticatedAt = minutesAgo(2);
    const renewed = must(await proofs.stepUpByCompany({ ...word, authenticatedAt }, actor, origin));
    expect(renewed.sessionToken).not.toBe(token);
    expect(await scene.accounts.auth.resolve(renewed.sessionToken ?? "")).toMatchObject({ state: "LIVE" });
    expect(await provedAtOf(actor.sessionId)).toEqual(authenticatedAt);
  });

  it("is nothing from somebody else, with one factor, from long ago, or for a session that was opened otherwise", async () => {
    const { actor, word } = await letIn();
    const other = await letIn();
    const before = await provedAtOf(actor.sessionId);
    const proofs = trusting.accounts.secondFactors;
    const by = (said: CompanyWord) => proofs.stepUpByCompany(said, actor, origin);
    const answers = [
      await by(other.word),
      await by({ ...word, emailVerified: false }),
      await by({ ...word, methods: ["pwd"] }),
      await by({ ...word, authenticatedAt: minutesAgo(20) }),
      await by({ ...word, authenticatedAt: null }),
      await scene.accounts.secondFactors.stepUpByCompany(word, actor, origin),
    ];
    await scene.database.pool.query("UPDATE session SET method = 'PASSWORD' WHERE id = $1", [actor.sessionId]);
    expect([...answers, await by(word)].map(refusalCode)).toEqual(Array(7).fill("VALIDATION"));
    expect(await provedAtOf(actor.sessionId)).toEqual(before);
  });
});
