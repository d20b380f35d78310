import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { authorizationSchema } from "@/server/accounts/adapters/inbound/rest/entitlement-serializers";
import { accountsSchema } from "@/server/accounts/adapters/inbound/rest/serializers";
import { trustSchema } from "@/server/accounts/adapters/inbound/rest/trust-serializers";
import { apiRoutes } from "@/server/accounts/adapters/inbound/rest/urls";
import { API_SCOPES } from "@/server/accounts/domain/policies/api-key-policy";
import { type Ask, asking, newcomers, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { badInput, badInputTitle } from "../support/bad-input";
import { type ModuleScene, moduleScene, putHolder } from "../support/module-scene";
import { naughtyStrings } from "../support/naughty-strings";

let scene: ModuleScene;
let ask: Ask;
let holderId: string;
beforeAll(async () => {
  scene = await moduleScene();
  ask = asking(scene, (await putKey(scene)).key);
  holderId = (await putHolder(scene)).accountId;
  await sendEvents(
    ask,
    [
      shopEvent("order.completed", {
        accountId: "ext:contract-1",
        sellerAccountId: "ext:contract-seller",
        orderId: "c1",
        amountMinor: 100_000,
        currency: "INR",
      }),
      shopEvent("payment.failed", { accountId: "ext:contract-1", orderId: "c1", amountMinor: 1, currency: "INR" }),
    ],
    newcomers,
  );
});
afterAll(() => scene.close());

const rows = async (sql: string, values: readonly unknown[] = []) =>
  (await scene.database.pool.query(sql, [...values])).rows;

const json = async (response: Response) => await response.json();
const order = { action: "PLACE_ORDER", amountMinor: 50_000, currency: "INR" };
const lockNote = { reasonCode: "PAYMENT_FRAUD", note: "The shop saw a stolen card." };

/** A request that each route answers, so that none is forgotten. */
const goodRequests: Readonly<
  Record<string, { readonly path: string; readonly body?: unknown; readonly type?: string }>
> = {
  "POST /accounts/lookup": { path: "/accounts/lookup", body: { text: "ext:contract-1" } },
  "GET /accounts": { path: "/accounts?limit=2" },
  "GET /accounts/:id": { path: "/accounts/ext:contract-1" },
  "GET /accounts/:id/trust": { path: "/accounts/ext:contract-1/trust" },
  "GET /accounts/:id/entitlements": { path: "/accounts/ext:contract-1/entitlements" },
  "POST /accounts/:id/authorize": { path: "/accounts/ext:contract-1/authorize", body: order },
  "POST /accounts/:id/lock": { path: "/accounts/ext:contract-seller/lock", body: lockNote },
  "DELETE /accounts/:id/lock": { path: "/accounts/ext:contract-seller/lock" },
  "POST /events": {
    path: "/events",
    type: "application/cloudevents+json",
    body: shopEvent("coupon.redeemed", { accountId: "ext:contract-1", couponCode: "DIWALI" }),
  },
  "GET /audit": { path: "/audit?limit=3" },
};

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;

describe("the table of routes", () => {
  test.each(apiRoutes.map((route) => [nameOf(route), route] as const))(
    "%s answers in its declared shape, under both of its names",
    async (name, { method, answer }) => {
      const { path, ...asked } = goodRequests[name] ?? { path: "/nowhere" };
      for (const named of [path, path.replace(/^\/accounts/, "/users")]) {
        const response = await ask(method, named, asked);
        expect(response.status).toBe(answer.status);
        expect(response.headers.get("content-type")).toBe("application/json");
        expect(z.safeParse(answer.schema, await json(response))).toMatchObject({ success: true });
      }
    },
  );

  test.each(apiRoutes.map((route) => [nameOf(route), route] as const))(
    "%s is open to its scope alone, and a refusal leaves an entry",
    async (name, { method, scope, answer }) => {
      const { path, ...asked } = goodRequests[name] ?? { path: "/nowhere" };
      const others = API_SCOPES.filter((one) => one !== scope);
      const own = asking(scene, (await putKey(scene, [scope])).key);
      const { key, apiKey } = await putKey(scene, others);
      expect((await own(method, path, asked)).status).toBe(answer.status);
      const refused = await asking(scene, key)(method, path, asked);
      expect(refused.status).toBe(403);
      expect(await json(refused)).toMatchObject({ code: "FORBIDDEN", permission: scope, status: 403 });
      const entries = await rows("SELECT outcome, refusal_code FROM audit_entry WHERE actor_name LIKE $1", [
        `%${apiKey.prefix})`,
      ]);
      expect(entries).toEqual([{ outcome: "REFUSED", refusal_code: "FORBIDDEN" }]);
    },
  );
});

describe("who comes in", () => {
  test("a key comes as a Bearer token and in no other way; the trail counts the others", async () => {
    const { key } = await putKey(scene);
    const nobody = asking(scene, null);
    for (const headers of [
      {},
      { authorization: key },
      { authorization: `Basic ${key}` },
      { authorization: `Bearer ${key} x` },
      { cookie: `__Host-sid=${key}; authorization=Bearer ${key}` },
      { "x-api-key": key },
    ]) {
      const response = await nobody("GET", `/accounts?limit=1`, { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toContain("Bearer");
      expect(await json(response)).toMatchObject({ code: "AUTHENTICATION_FAILED" });
    }
    expect((await nobody("GET", `/accounts?key=${key}`)).status).toBe(401);
    expect((await nobody("GET", "/accounts", { headers: { authorization: `bearer ${key}` } })).status).toBe(200);
    const [tally] = await rows("SELECT sum(occurrences)::int AS n FROM refusal_tally WHERE action = 'api.request'");
    expect(tally.n).toBeGreaterThanOrEqual(7);
  });

  test("a key that asks faster than it may gets 429 with Retry-After", async () => {
    const { key, apiKey } = await putKey(scene);
    const hasty = asking(scene, key);
    expect((await hasty("GET", "/accounts?limit=1")).status).toBe(200);
    // Emptied, and nothing refills it within the test.
    await rows("UPDATE api_key_budget SET tokens = 0, refilled_at = now() + interval '1 hour' WHERE key_id = $1", [
      apiKey.id,
    ]);
    const limited = await hasty("GET", "/accounts?limit=1");
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(await json(limited)).toMatchObject({ code: "RATE_LIMITED" });
  });

  test("no page of another site is told anything: no CORS header, no cookie", async () => {
    const response = await ask("GET", "/accounts?limit=1", { headers: { origin: "https://evil.example" } });
    const names = [...response.headers.keys()];
    expect(names.filter((name) => name.startsWith("access-control") || name === "set-cookie")).toEqual([]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

describe("the form of requests and answers", () => {
  test("a refusal is a problem of RFC 9457 with our code", async () => {
    const response = await ask("GET", "/accounts/ext:missing");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await json(response)).toEqual({
      type: "/api/docs#NOT_FOUND",
      title: "Not found",
      status: 404,
      detail: "There is no such account.",
      code: "NOT_FOUND",
      what: "account",
      requestId: response.headers.get("x-request-id"),
    });
  });

  test("a database with no connection to spare is 503 with Retry-After, anything else that breaks 500 and no detail", async () => {
    const { key } = await putKey(scene);
    const breaking = (error: Error) =>
      asking(
        { accounts: { ...scene.accounts, api: { ...scene.accounts.api, getAccount: () => Promise.reject(error) } } },
        key,
      );
    const busy = await breaking(new Error("timeout exceeded when trying to connect"))(
      "GET",
      "/accounts/ext:contract-1",
    );
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([503, "1"]);
    const broken = await breaking(new Error("relation secret does not exist"))("GET", "/accounts/ext:contract-1");
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain("secret");
  });

  test("paths, methods, types, sizes and depths that nothing declares are refused", async () => {
    expect((await ask("GET", "/webhooks")).status).toBe(404);
    const patched = await ask("PATCH", "/accounts/ext:contract-1");
    expect([patched.status, patched.headers.get("allow")]).toEqual([405, "GET"]);
    const lookUp = (body: unknown, type?: string) =>
      ask("POST", "/accounts/lookup", { body, ...(type === undefined ? {} : { type }) });
    expect((await lookUp({ text: "x" }, "text/plain")).status).toBe(415);
    expect((await lookUp("{")).status).toBe(400);
    expect((await lookUp(`${"[".repeat(40)}${"]".repeat(40)}`)).status).toBe(400);
    expect((await lookUp({ text: "x".repeat(70_000) })).status).toBe(413);
    expect((await lookUp({ text: "x", role: "ADMIN" })).status).toBe(422);
    expect((await ask("GET", "/accounts?limit=201")).status).toBe(422);
    expect((await ask("GET", "/accounts?colour=red")).status).toBe(422);
    expect((await ask("GET", "/accounts?cursor=forged")).status).toBe(422);
  });

  test("contacts never travel in a URL", async () => {
    for (const path of [
      "/accounts/asha%40example.in",
      "/accounts?q=asha%40example.in",
      "/accounts?q=%2B919876543210",
      "/audit?subject=asha%40example.in",
    ]) {
      const response = await ask("GET", path);
      expect([path, response.status]).toEqual([path, 422]);
      expect(await response.text()).not.toContain("asha");
    }
  });

  test("a look-up by contact finds whole ones alone, answers masked and leaves its entry", async () => {
    const [{ value: email }] = await rows(
      "SELECT value FROM account_contact WHERE account_id = $1 AND kind = 'EMAIL'",
      [holderId],
    );
    const found = await json(await ask("POST", "/accounts/lookup", { body: { text: email } }));
    expect(found.accounts).toMatchObject([{ id: holderId }]);
    expect(JSON.stringify(found)).not.toContain(email);
    const part = await json(await ask("POST", "/accounts/lookup", { body: { text: String(email).slice(0, -1) } }));
    expect(part.accounts).toEqual([]);
    const entries = await rows("SELECT e::text AS whole FROM audit_entry e WHERE action = 'account.look-up'");
    expect(entries.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(entries)).not.toContain(email);
  });

  test("a list is read to its end by cursor, each account once", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page = z.parse(accountsSchema, await json(await ask("GET", `/accounts?limit=1&role=BUYER${after}`)));
      for (const { id } of page.accounts) seen.push(id);
      cursor = page.nextCursor;
    } while (cursor !== null);
    const [{ n }] = await rows("SELECT count(*)::int AS n FROM account_summary WHERE 'BUYER' = ANY(roles)");
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(n);
  });
});

describe("a POST under an Idempotency-Key", () => {
  const lock = (key: string, note: string, id = "ext:contract-seller") =>
    ask("POST", `/accounts/${id}/lock`, {
      body: { reasonCode: "OTHER", note },
      headers: { "idempotency-key": key },
    });

  test("a repeat gets the same answer and runs nothing; another request under the key is refused", async () => {
    const first = await lock("k-1", "The first time it was asked.");
    const again = await lock("k-1", "The first time it was asked.");
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    const other = await lock("k-1", "Something else altogether.");
    expect(other.status).toBe(422);
    expect(await json(other)).toMatchObject({ code: "VALIDATION", fields: [{ field: "Idempotency-Key" }] });
  });

  test("of thirty at once one runs, and the others are told to wait or given its answer", async () => {
    const before = (await rows("SELECT 1 FROM audit_entry WHERE action = 'account.lock'")).length;
    const responses = await Promise.all(
      Array.from({ length: 30 }, () => lock("k-2", "Thirty at once, and one of them runs.", "ext:contract-1")),
    );
    expect(responses.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    const answered = responses.filter(({ status }) => status === 200);
    expect(new Set(await Promise.all(answered.map((response) => response.text()))).size).toBe(1);
    expect((await rows("SELECT 1 FROM audit_entry WHERE action = 'account.lock'")).length).toBe(before + 1);
    await ask("DELETE", "/accounts/ext:contract-1/lock");
  });

  test("the keys of two systems never meet", async () => {
    const other = asking(scene, (await putKey(scene)).key);
    await lock("k-3", "This one belongs to the first key.");
    const response = await other("POST", "/accounts/lookup", {
      body: { text: "ext:contract-1" },
      headers: { "idempotency-key": "k-3" },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("idempotency-replayed")).toBeNull();
  });
});

describe("locks by other systems", () => {
  test("a lock ends the sessions in its commit, says so, and the trail names the key", async () => {
    const locked = await ask("POST", `/accounts/${holderId}/lock`, { body: lockNote });
    expect(await json(locked)).toMatchObject({ accountId: holderId, sessionsEnded: 1, sessionsRefused: 1 });
    const account = await json(await ask("GET", `/accounts/${holderId}`));
    expect(account).toMatchObject({ status: "ACTIVE", lock: { reason: "PAYMENT_FRAUD", scope: "ACCOUNT" } });
    const { allowed, decision, refusals } = await json(
      await ask("POST", `/accounts/${holderId}/authorize`, { body: order }),
    );
    expect([allowed, decision]).toEqual([false, "DENY"]);
    expect(refusals).toMatchObject([{ code: "INSUFFICIENT_TRUST", output: "maxOrderValue", limit: "INR 0" }]);
    expect((await ask("DELETE", `/accounts/${holderId}/lock`)).status).toBe(200);
    expect(await json(await ask("GET", `/accounts/${holderId}`))).toMatchObject({ lock: null });
    const [entry] = await rows(
      "SELECT actor_kind, channel, reason_code FROM audit_entry WHERE action = 'account.lock' AND account_id = $1",
      [holderId],
    );
    expect(entry).toEqual({ actor_kind: "MACHINE", channel: "api", reason_code: "PAYMENT_FRAUD" });
  });

  test("a key locks for 24 hours in total: more needs a person, and nothing is locked", async () => {
    const response = await ask("POST", "/accounts/ext:contract-1/lock", { body: { ...lockNote, hours: 25 } });
    expect(response.status).toBe(403);
    expect(await json(response)).toMatchObject({ code: "APPROVAL_REQUIRED", limit: "24 hours" });
    expect(await json(await ask("GET", "/accounts/ext:contract-1"))).toMatchObject({ lock: null });
  });
});

describe("authorize", () => {
  const authorize = async (body: object, id = "ext:contract-1") =>
    z.parse(authorizationSchema, await json(await ask("POST", `/accounts/${id}/authorize`, { body })));
  const trust = async () => z.parse(trustSchema, await json(await ask("GET", "/accounts/ext:contract-1/trust")));
  const accused = ({ lines }: Awaited<ReturnType<typeof trust>>) =>
    lines.map(({ factors }) => factors.map(({ bad }) => bad > 0));
  const milli = (points: number) => Math.round(points * 1_000);

  test("base and lines add up to the score exactly, and asking records nothing", async () => {
    const before = await trust();
    for (const amountMinor of [0, 1, 99_999, 100_000, 123_456_789, 1_000_000_000_000]) {
      const { score, base, lines } = await authorize({
        ...order,
        amountMinor,
        deviceId: `d-${amountMinor}`,
        instrument: "card",
        ip: "203.0.113.9",
        sellerAccountId: "ext:contract-seller",
      });
      const sum = lines.reduce((total, { points }) => total + milli(points), milli(base));
      expect(sum).toBe(milli(score));
    }
    expect(accused(await trust())).toEqual(accused(before));
  });

  test("above an output it is DENY, naming output and limit", async () => {
    const { maxOrderValue } = await json(await ask("GET", "/accounts/ext:contract-1/entitlements"));
    const answer = await authorize({ ...order, amountMinor: maxOrderValue.minor + 1, paymentMethod: "PAY_LATER" });
    expect(answer).toMatchObject({
      decision: "DENY",
      allowed: false,
      refusals: [
        { code: "INSUFFICIENT_TRUST", output: "maxOrderValue", limit: `INR ${maxOrderValue.minor}` },
        { code: "INSUFFICIENT_TRUST", output: "paymentMethods" },
      ],
    });
    expect(await authorize({ action: "WITHDRAW", amountMinor: 1, currency: "INR" })).toMatchObject({
      refusals: [{ output: "sellerPrivileges" }],
    });
  });

  test("an order without an amount, a moment to come and an unknown seller are refused", async () => {
    for (const [body, status] of [
      [{ action: "PLACE_ORDER" }, 422],
      [{ ...order, at: new Date(Date.now() + 3_600_000).toISOString() }, 422],
      [{ ...order, sellerAccountId: "ext:missing" }, 404],
    ] as const) {
      expect((await ask("POST", "/accounts/ext:contract-1/authorize", { body })).status).toBe(status);
    }
  });
});

describe("the past", () => {
  test("a past moment gives the number that it gave then", async () => {
    const then = await json(await ask("GET", "/accounts/ext:contract-1/trust"));
    await sendEvents(ask, [shopEvent("coupon.abuse-detected", { accountId: "ext:contract-1", couponCode: "X" })]);
    const now = await json(await ask("GET", "/accounts/ext:contract-1/trust"));
    expect(now.trustScore).toBeLessThan(then.trustScore);
    const past = await json(
      await ask("GET", `/accounts/ext:contract-1/trust?at=${encodeURIComponent(then.evaluatedAt)}`),
    );
    expect(past.trustScore).toBe(then.trustScore);
    const ahead = encodeURIComponent(new Date(Date.now() + 60_000).toISOString());
    expect((await ask("GET", `/accounts/ext:contract-1/trust?at=${ahead}`)).status).toBe(422);
  });
});

const collection: readonly string[] = badInput.isMissing ? [] : JSON.parse(badInput.read("blns.json"));

const hostileEvents = (text: string): readonly object[] => {
  const redeemed = shopEvent("coupon.redeemed", { accountId: "ext:contract-1", couponCode: text, deviceId: text });
  return [
    redeemed,
    { ...redeemed, id: text, source: text, type: text, [text]: text },
    shopEvent("coupon.redeemed", { accountId: `ext:${text}`, couponCode: text, instrument: text }),
    shopEvent("order.completed", { accountId: text, orderId: text, amountMinor: text, currency: text, ip: text }),
  ];
};

const hostileReads = (own: Ask) => (text: string) => {
  const inUrl = encodeURIComponent(text.replace(/\p{Cs}/gu, "?"));
  return [
    own("GET", `/accounts/${inUrl}`),
    own("GET", `/accounts?q=${inUrl}`),
    own("POST", "/accounts/lookup", { body: { text } }),
  ];
};

describe("hostile texts", () => {
  const title = badInputTitle("no text as id, name, parameter or field of an event gives 500 or is stored by half");
  test(title, { timeout: 240_000 }, async () => {
    const texts = [...new Set([...naughtyStrings, ...collection])].filter((text) => text.length <= 2_000);
    const failed: unknown[] = [];
    for (let start = 0; start < texts.length; start += 40) {
      const chunk = texts.slice(start, start + 40);
      // A key each: what is looked for here is not the limit.
      const own = asking(scene, (await putKey(scene)).key);
      const events = own("POST", "/events", {
        type: "application/cloudevents-batch+json",
        body: chunk.flatMap(hostileEvents),
      });
      // All of them as events, a fifth of the collection in every other place too.
      const asked = chunk
        .filter((text, at) => naughtyStrings.includes(text) || at % 5 === 0)
        .flatMap(hostileReads(own));
      for (const response of await Promise.all([events, ...asked])) {
        if (response.status === 500 || response.status === 429) failed.push([chunk, await response.text()]);
      }
    }
    expect(failed).toEqual([]);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });
});
