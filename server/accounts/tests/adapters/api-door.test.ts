import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { accountsSchema } from "@/server/accounts/adapters/inbound/rest/serializers";
import { type Ask, asking, putKey } from "../support/api-scene";
import { type ContractScene, contractScene, json } from "../support/contract-scene";

let contract: ContractScene;
let ask: Ask;
beforeAll(async () => {
  contract = await contractScene();
  ask = contract.ask;
});
afterAll(() => contract.scene.close());

describe("who comes in", () => {
  test("a key comes as a Bearer token and in no other way; the trail counts the others", async () => {
    const { key } = await putKey(contract.scene);
    const nobody = asking(contract.scene, null);
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
    const [tally] = await contract.rows(
      "SELECT sum(occurrences)::int AS n FROM refusal_tally WHERE action = 'api.request'",
    );
    expect(tally.n).toBeGreaterThanOrEqual(7);
  });

  test("a key that asks faster than it may gets 429 with Retry-After", async () => {
    const { key, apiKey } = await putKey(contract.scene);
    const hasty = asking(contract.scene, key);
    expect((await hasty("GET", "/accounts?limit=1")).status).toBe(200);
    // Emptied, and nothing refills it within the test.
    await contract.rows(
      "UPDATE api_key_budget SET tokens = 0, refilled_at = now() + interval '1 hour' WHERE key_id = $1",
      [apiKey.id],
    );
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
    const { key } = await putKey(contract.scene);
    const breaking = (error: Error) =>
      asking(
        {
          accounts: {
            ...contract.scene.accounts,
            api: { ...contract.scene.accounts.api, getAccount: () => Promise.reject(error) },
          },
        },
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
    expect((await ask("GET", "/nowhere")).status).toBe(404);
    const patched = await ask("PATCH", "/accounts/ext:contract-1");
    expect([patched.status, patched.headers.get("allow")]).toEqual([405, "GET, PUT"]);
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
    const [{ value: email }] = await contract.rows(
      "SELECT value FROM account_contact WHERE account_id = $1 AND kind = 'EMAIL'",
      [contract.holderId],
    );
    const found = await json(await ask("POST", "/accounts/lookup", { body: { text: email } }));
    expect(found.accounts).toMatchObject([{ id: contract.holderId }]);
    expect(JSON.stringify(found)).not.toContain(email);
    const part = await json(await ask("POST", "/accounts/lookup", { body: { text: String(email).slice(0, -1) } }));
    expect(part.accounts).toEqual([]);
    const entries = await contract.rows("SELECT e::text AS whole FROM audit_entry e WHERE action = 'account.look-up'");
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
    const [{ n }] = await contract.rows("SELECT count(*)::int AS n FROM account_summary WHERE 'BUYER' = ANY(roles)");
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(n);
  });
});
