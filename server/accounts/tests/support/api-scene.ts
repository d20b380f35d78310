import { answerApi } from "@/server/accounts/adapters/inbound/rest/api-request";
import { API_SCOPES, type ApiScope } from "@/server/accounts/domain/policies/api-key-policy";
import { newId } from "@/server/platform/new-id";
import { type ModuleScene, systemOrigin } from "./module-scene";
import { must } from "./must";

export const operator = { kind: "OPERATOR", name: "operator" } as const;

/** A key with these scopes, all of them by default. */
export async function putKey(
  { accounts }: Pick<ModuleScene, "accounts">,
  scopes: readonly ApiScope[] = API_SCOPES,
  name = "Shop backend",
) {
  return must(await accounts.api.createKey({ name, scopes: [...scopes], expiresAt: null }, operator, systemOrigin));
}

export type Asked = {
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Asks through the route's own handler: a Request in, a Response out. */
export const asking =
  ({ accounts }: Pick<ModuleScene, "accounts">, key: string | null) =>
  (method: string, path: string, { body, type = "application/json", headers = {} }: Asked = {}): Promise<Response> =>
    answerApi(
      new Request(`http://127.0.0.1:3000/api/v1${path}`, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { "content-type": type }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
      accounts,
    );

export type Ask = ReturnType<typeof asking>;

/** Asks as a shop does: a busy machine sends callers away, and they come back with the same request. */
export const patient =
  (ask: Ask): Ask =>
  async (...asked) => {
    let response = await ask(...asked);
    for (let turn = 1; response.status === 503 && turn < 20; turn += 1) response = await ask(...asked);
    return response;
  };

/** Sends events of the shop and answers what became of them. */
export async function sendEvents(
  ask: Ask,
  events: readonly object[],
  headers: Readonly<Record<string, string>> = {},
): Promise<{ accepted: number; duplicates: number; rejected: { index: number; code: string; message: string }[] }> {
  const batch = { body: events, type: "application/cloudevents-batch+json", headers };
  const response = await patient(ask)("POST", "/events", batch);
  if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
  return await response.json();
}

export const shopEvent = (type: string, data: object, { id = newId(), time = new Date() } = {}) => ({
  specversion: "1.0",
  id,
  source: "/shop/orders",
  type: `shop.${type}.v1`,
  time: time.toISOString(),
  data,
});

export const newcomers = { "x-create-accounts": "true" } as const;
