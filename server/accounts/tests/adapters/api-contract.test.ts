import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { apiRoutes } from "@/server/accounts/adapters/inbound/rest/urls";
import { API_SCOPES } from "@/server/accounts/domain/policies/api-key-policy";
import { type Ask, asking, putKey, shopEvent } from "../support/api-scene";
import { type ContractScene, contractScene, json, lockNote, order } from "../support/contract-scene";

let contract: ContractScene;
let ask: Ask;
let webhookId: string;
beforeAll(async () => {
  contract = await contractScene();
  ask = contract.ask;
  webhookId = (await json(await ask("POST", "/webhooks", { body: webhook }))).id;
});
afterAll(() => contract.scene.close());

/** A literal address of the public internet: nobody is asked where it leads. */
const webhook = { url: "https://93.184.216.34/hooks", types: ["accounts.account-locked.v1"] };

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
  "GET /audit/checkpoints": { path: "/audit/checkpoints?limit=3" },
  "POST /accounts": { path: "/accounts", body: { email: "new@example.in", role: "BUYER" } },
  "POST /webhooks": { path: "/webhooks", body: webhook },
  "GET /webhooks": { path: "/webhooks" },
  "DELETE /webhooks/:webhookId": { path: "/webhooks/NEW" },
  "POST /webhooks/:webhookId/rotate-secret": { path: "/webhooks/OWN/rotate-secret" },
  "PUT /accounts/:id": { path: "/accounts/ext:contract-1", body: { version: 1 } },
  "POST /accounts/:id/seller": {
    path: "/accounts/ext:contract-1/seller",
    body: { storeName: "Asha's sarees", gstNumber: "27AAPFU0939F1ZV" },
  },
  "PATCH /accounts/:id/status": {
    path: "/accounts/ext:contract-1/status",
    body: { status: "ACTIVE", reasonCode: "OTHER", note: "It is active already." },
  },
};

/** The path with what it names made just now, where a request uses it up. */
async function pathOf(path: string): Promise<string> {
  if (path.includes("OWN")) return path.replace("OWN", webhookId);
  if (!path.includes("NEW")) return path;
  return path.replace("NEW", (await json(await ask("POST", "/webhooks", { body: webhook }))).id);
}

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;

describe("the table of routes", () => {
  test.each(apiRoutes.map((route) => [nameOf(route), route] as const))(
    "%s answers in its declared shape, under both of its names",
    async (name, { method, answer }) => {
      const { path, ...asked } = goodRequests[name] ?? { path: "/nowhere" };
      for (const named of [path, path.replace(/^\/accounts/, "/users")]) {
        const response = await ask(method, await pathOf(named), asked);
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
      const own = asking(contract.scene, (await putKey(contract.scene, [scope])).key);
      const { key, apiKey } = await putKey(contract.scene, others);
      expect((await own(method, await pathOf(path), asked)).status).toBe(answer.status);
      const refused = await asking(contract.scene, key)(method, await pathOf(path), asked);
      expect(refused.status).toBe(403);
      expect(await json(refused)).toMatchObject({ code: "FORBIDDEN", permission: scope, status: 403 });
      const entries = await contract.rows("SELECT outcome, refusal_code FROM audit_entry WHERE actor_name LIKE $1", [
        `%${apiKey.prefix})`,
      ]);
      expect(entries).toEqual([{ outcome: "REFUSED", refusal_code: "FORBIDDEN" }]);
    },
  );
});
