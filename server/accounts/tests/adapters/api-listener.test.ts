import { type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { machineListener } from "@/server/accounts/adapters/inbound/rest/machine-listener";
import type { Composition } from "@/server/composition-root";
import { projectRoot } from "@/server/platform/project-root";
import { asking, newcomers, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";

/** One moment, so that two answers to one question are the same. */
const moment = new Date();
const kept = globalThis as typeof globalThis & { goodstanding?: Pick<Composition, "accounts"> };

let scene: ModuleScene;
let server: Server;
let address: string;
let key: string;
beforeAll(async () => {
  scene = await moduleScene({ now: () => moment });
  // What `composition()` builds at the first request: both roads lead to this one.
  kept.goodstanding = { accounts: scene.accounts };
  key = (await putKey(scene)).key;
  const amount = { amountMinor: 100_000, currency: "INR" };
  const order = { accountId: "ext:both", sellerAccountId: "ext:seller", orderId: "o-1", ...amount };
  await sendEvents(asking(scene, key), [shopEvent("order.completed", order, { time: moment })], newcomers);
  server = machineListener();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  delete kept.goodstanding;
  await scene.close();
});

type Asked = {
  readonly method?: "GET" | "POST" | "PATCH";
  readonly body?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly anonymous?: true;
};

const initOf = ({ method = "GET", body, type = "application/json", headers = {}, anonymous }: Asked): RequestInit => ({
  method,
  headers: {
    ...(anonymous ? {} : { authorization: `Bearer ${key}` }),
    ...(body === undefined ? {} : { "content-type": type }),
    ...headers,
  },
  ...(body === undefined ? {} : { body }),
});

type NextRoute = Readonly<Record<"GET" | "POST" | "PATCH", (request: Request) => Promise<Response>>>;

/** What Next calls at this address. Pages and routes are nobody's to import by name; this is the one place that asks. */
const nextRoute = async (path: string): Promise<NextRoute> => {
  const file = pathToFileURL(join(projectRoot, "app", "api", path, "route.ts")).pathname;
  return (await import(/* @vite-ignore */ decodeURIComponent(file))) as NextRoute;
};

/** What two answers have to share: all but what names one request, and what a connection is made of. */
async function shared(response: Response) {
  const id = response.headers.get("x-request-id") ?? "none";
  const apart = new Set(["x-request-id", "date", "connection", "keep-alive", "content-length", "transfer-encoding"]);
  const headers = [...response.headers].filter(([name]) => !apart.has(name)).sort();
  return { status: response.status, headers, body: (await response.text()).replaceAll(id, "ID") };
}

/** Of a request that names a host of its own making, which fetch does not let through. */
const statusOf = (path: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const answered = ({ statusCode }: IncomingMessage) => resolve(statusCode);
    request(`${address}${path}`, { headers: { host }, agent: false }, answered).once("error", reject).end();
  });

const cases: readonly (readonly [string, string, Asked])[] = [
  ["an account", "/accounts/ext:both", {}],
  ["a list", "/accounts?limit=200", {}],
  ["a score", "/accounts/ext:both/trust", {}],
  ["entitlements", "/users/ext:both/entitlements", {}],
  [
    "an authorization",
    "/accounts/ext:both/authorize",
    { method: "POST", body: JSON.stringify({ action: "PLACE_ORDER", amountMinor: 50_000, currency: "INR" }) },
  ],
  ["a look-up", "/accounts/lookup", { method: "POST", body: JSON.stringify({ text: "ext:both" }) }],
  [
    "an event told before",
    "/events",
    {
      method: "POST",
      type: "application/cloudevents+json",
      body: JSON.stringify(
        shopEvent("coupon.redeemed", { accountId: "ext:both", couponCode: "X" }, { id: "fixed", time: moment }),
      ),
    },
  ],
  ["nobody", "/accounts", { anonymous: true }],
  ["somebody else's path", "/nowhere", {}],
  ["another method", "/accounts/ext:both", { method: "PATCH", body: "{}" }],
  ["no account", "/accounts/ext:missing", {}],
  ["a contact in the address", "/accounts/asha%40example.in", {}],
  ["no JSON", "/accounts/lookup", { method: "POST", body: "{" }],
  ["another type", "/accounts/lookup", { method: "POST", body: "x", type: "text/plain" }],
  ["too much", "/accounts/lookup", { method: "POST", body: JSON.stringify({ text: "x".repeat(70_000) }) }],
  ["a wrong field", "/accounts/ext:both/authorize", { method: "POST", body: JSON.stringify({ action: "FLY" }) }],
];

describe("the bare listener answers as Next's route does, to the byte", () => {
  test.each(cases)("%s", async (_name, path, asked) => {
    const url = `/api/v1${path}`;
    // Asked twice, so that the second and the third are alike where the first one changes something.
    await fetch(`${address}${url}`, initOf(asked)).then((response) => response.text());
    const bare = await shared(await fetch(`${address}${url}`, initOf(asked)));
    const next = await shared(
      await (await nextRoute("v1/[...path]"))[asked.method ?? "GET"](new Request(`${address}${url}`, initOf(asked))),
    );
    expect(bare).toEqual(next);
  });

  test("the document and the sign of life", async () => {
    expect(await shared(await fetch(`${address}/api/v1/openapi.json`))).toEqual(
      await shared(await (await nextRoute("v1/openapi.json")).GET(new Request(address))),
    );
    expect(await shared(await fetch(`${address}/api/health`))).toEqual(
      await shared(await (await nextRoute("health")).GET(new Request(address))),
    );
  });

  test("a request that comes again by the other road, its headers in another order, is the same request", async () => {
    const attributes = [
      ["ce-time", moment.toISOString()],
      ["ce-type", "shop.coupon.redeemed.v1"],
      ["ce-source", "/shop/roads"],
      ["ce-id", "roads"],
      ["ce-specversion", "1.0"],
    ];
    const asked = (some: readonly (readonly string[])[]): Asked => ({
      method: "POST",
      body: JSON.stringify({ accountId: "ext:both", couponCode: "X" }),
      headers: { "idempotency-key": "roads", ...Object.fromEntries(some) },
    });
    const url = `${address}/api/v1/events`;
    const bare = await fetch(url, initOf(asked(attributes)));
    expect(bare.status).toBe(202);
    const again = new Request(url, initOf(asked(attributes.toReversed())));
    const next = await (await nextRoute("v1/[...path]")).POST(again);
    expect([next.status, next.headers.get("idempotency-replayed")]).toEqual([202, "true"]);
    expect(await next.text()).toBe(await bare.text());
  });

  test("a HEAD has the head alone, and what is not for machines is not there", async () => {
    const head = await fetch(`${address}/api/v1/accounts/ext:both`, { ...initOf({}), method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await fetch(`${address}/console`)).status).toBe(404);
    expect(await statusOf("/console", "127.0.0.1/api/health?")).toBe(404);
    expect((await fetch(`${address}/api/trpc/accounts.get`)).status).toBe(404);
  });
});
