import { Writable } from "node:stream";
import { NextRequest } from "next/server";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { handleNextAuth } from "@/server/accounts/adapters/inbound/next-auth/next-auth-route";
import { openLiveEvents } from "@/server/accounts/adapters/inbound/rest/live-events";
import { type Composition, compose } from "@/server/composition-root";
import { readConfig } from "@/server/platform/config";
import { describeError, oneLine } from "@/server/platform/logger";
import { errorShape } from "@/server/trpc/error-shape";
import { handleTrpcRequest } from "@/server/trpc/fetch-handler";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { deadPort } from "../support/mail-server";

/** The cookies of the request that is being answered; Next's own store of them exists only inside its server. */
const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined) }),
  headers: async () => new Headers(),
}));

const ORIGIN = "https://trust.example.com";
const TOKEN = "T".repeat(43);
const kept = globalThis as typeof globalThis & { goodstanding?: Composition };

const compositionOn = (appUrl: string): Composition =>
  compose(
    readConfig({
      DATABASE_APP_URL: appUrl,
      NEXTAUTH_URL: ORIGIN,
      NEXTAUTH_SECRET: "k3J9vQ2xLr8TzWm5YpBn7HdSg4FcAe6U",
      GOODSTANDING_MASTER_KEY: Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString("base64"),
    }),
  );

let database: TestDatabase;
let working: Composition;
let away: Composition;
beforeAll(async () => {
  database = await createTestDatabase();
  working = compositionOn(database.appUrl);
  const nowhere = new URL(database.appUrl);
  nowhere.port = String(await deadPort());
  away = compositionOn(nowhere.href);
});
afterAll(async () => {
  await Promise.all([working.close(), away.close()]);
  await database.drop();
});
beforeEach(() => {
  jar.clear();
  kept.goodstanding = working;
});

const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

const ask = (path: string, { headers = {}, input = {} }: { headers?: Record<string, string>; input?: unknown } = {}) =>
  handleTrpcRequest(
    new Request(`${ORIGIN}/api/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN, cookie: cookieHeader(), ...headers },
      body: JSON.stringify({ json: input }),
    }),
  );

describe("R71 without a database nobody is taken for anybody", () => {
  beforeEach(() => {
    kept.goodstanding = away;
    jar.set("__Host-sid", TOKEN);
  });

  it("a procedure answers 503 and when to come back", async () => {
    const answer = await ask("session.me");
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("1");
  });

  it("open pages hear 503, not that their session is over", async () => {
    expect((await openLiveEvents(new Request(`${ORIGIN}/api/events`))).status).toBe(503);
  });

  it("next-auth says 503 and takes no cookie away", async () => {
    const context = { params: Promise.resolve({ nextauth: ["session"] }) };
    const answer = await handleNextAuth(new NextRequest(`${ORIGIN}/api/auth/session`), context);
    expect(answer.status).toBe(503);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe("R47 a session counts as a cookie alone", () => {
  it.each([
    ["Authorization", { authorization: `Bearer ${TOKEN}` }],
    ["a header of its own", { "x-session": TOKEN, "x-goodstanding-session": TOKEN }],
  ])("and not as %s", async (_way, headers) => {
    const resolve = vi.spyOn(working.accounts.auth, "resolve");
    const answer = await ask(`account.profile?sid=${TOKEN}&token=${TOKEN}`, { headers });
    expect(answer.status).toBe(401);
    expect(resolve).not.toHaveBeenCalled();
    resolve.mockRestore();
  });

  it("which is asked about by its hash in the row", async () => {
    jar.set("__Host-sid", TOKEN);
    const resolve = vi.spyOn(working.accounts.auth, "resolve");
    expect((await ask("account.profile")).status).toBe(401);
    expect(resolve).toHaveBeenCalledWith(TOKEN);
    resolve.mockRestore();
  });
});

describe("R70 an error tells a client nothing of the inside", () => {
  const inside = /prisma|P20\d\d|SELECT|23505|account_pkey|\/server\/|\.ts:|\bat \w/u;

  it("over HTTP, when something breaks", async () => {
    const broken = vi.spyOn(working.accounts.auth, "resolve").mockResolvedValue(live);
    jar.set("__Host-sid", TOKEN);
    const answer = await ask("account.sessions");
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toMatch(inside);
    expect(text).toMatch(/"errorCode":"E-/u);
    broken.mockRestore();
  });

  it("and for what is no JSON, no procedure, no batch", async () => {
    const bad = (path: string, body: string) =>
      handleTrpcRequest(
        new Request(`${ORIGIN}/api/trpc/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", origin: ORIGIN },
          body,
        }),
      );
    for (const [path, body] of [
      ["session.me", "{"],
      ["no.such", "{}"],
      ["session.me?batch=1", "[]"],
      ["session.me?batch=1", '{"0":1}'],
      ["account.updateProfile", '{"json":{"name":[1]},"meta":{"values":{"name":["map"]}}}'],
      ["__proto__", "{}"],
      ["session.__proto__", "{}"],
      ["constructor.constructor", "{}"],
    ] as const) {
      const answer = await bad(path, body);
      expect({ path, body, isClientsFault: answer.status < 500 }).toEqual({ path, body, isClientsFault: true });
      expect(await answer.text()).not.toMatch(inside);
    }
  });

  it("nor does the shape that every error takes", () => {
    const shape = {
      message: "Invalid `prisma.account.create()`",
      code: -32603,
      data: { code: "INTERNAL_SERVER_ERROR" },
    };
    const told = errorShape(
      shape as never,
      { code: "INTERNAL_SERVER_ERROR", cause: prismaError() } as never,
      "request-12345678",
    );
    expect(JSON.stringify(told)).not.toMatch(inside);
    expect(told.data.errorCode).toBe("E-12345678");
  });
});

describe("R68 what is logged is one line of JSON, whatever it holds", () => {
  const hostile = 'x\r\n{"level":60,"msg":"forged"}\u001b[2J\u2028\u2029\u0085\u009b31m\0\ud800';

  it.each(["userAgent", "identifier", "authCode", "msg"])("in %s", (field) => {
    const lines: string[] = [];
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, next) => {
        lines.push(chunk.toString());
        next();
      },
    });
    const log = pino({ hooks: { streamWrite: oneLine }, serializers: { err: describeError } }, sink);
    if (field === "msg") log.info(hostile);
    else log.info({ [field]: hostile, err: new Error(hostile) }, "something happened");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 30 });
  });
});

/** Its ids are no UUIDs: PostgreSQL answers 22P02. */
const live = {
  state: "LIVE",
  actor: { kind: "HOLDER", accountId: "a", sessionId: "s", name: "Asha Verma" },
  expiresAt: new Date(Date.now() + 60_000),
  lastSeenAt: new Date(),
} as never;

/** What Prisma throws: the call with its arguments, the code, the constraint. */
const prismaError = (): Error =>
  Object.assign(new Error("Invalid `prisma.account.create()` SELECT 1; Unique constraint account_pkey (23505)"), {
    name: "PrismaClientKnownRequestError",
    code: "P2002",
    meta: { modelName: "Account" },
  });
