import { createAccountEventPublisher } from "@/server/accounts/adapters/outbound/messaging/account-event-publisher";
import { createWebhookConsumer } from "@/server/accounts/adapters/outbound/messaging/webhook-consumer";
import { webhookDeliveries } from "@/server/accounts/api-adapters";
import { createRelay } from "@/server/accounts/outbox/relay";
import { newId } from "@/server/platform/new-id";
import { asking, putKey } from "./api-scene";
import { moduleScene } from "./module-scene";

/** The API, a worker with its own clock, and receivers that are allowed on the loopback address. */
export async function webhookScene() {
  const clock = { ahead: 0 };
  const now = () => new Date(Date.now() + clock.ahead);
  const scene = await moduleScene({ webhookPrivateHosts: ["127.0.0.1"] });
  const { pool } = scene.database;
  const ask = asking(scene, (await putKey(scene)).key);
  const publish = createAccountEventPublisher({ consumers: [createWebhookConsumer({ now })], now });
  const { webhookRelay, webhooks } = webhookDeliveries({
    pool,
    privateHosts: ["127.0.0.1"],
    encryption: scene.accounts.encryption,
    now,
  });
  const rows = async (sql: string, values: readonly unknown[] = []) => (await pool.query(sql, [...values])).rows;
  return {
    scene,
    ask,
    rows,
    webhooks,
    now,
    ahead: () => clock.ahead,
    pass: (seconds: number) => {
      clock.ahead += seconds * 1_000;
    },
    relay: createRelay({ pool, now, publish }),
    deliver: webhookRelay,
    register: async (url: string, types: readonly string[]) => {
      const response = await ask("POST", "/webhooks", { body: { url, types } });
      if (response.status !== 201) throw new Error(await response.text());
      return (await response.json()) as { readonly id: string; readonly secret: string };
    },
    /** An account with so many events of one kind: its name changes. */
    account: async (changes = 1): Promise<string> => {
      const body = { email: `hook-${newId()}@example.in`, role: "BUYER" };
      const account = await (await ask("POST", "/accounts", { body })).json();
      for (let turn = 0; turn < changes; turn += 1) {
        const name = `Name ${"I".repeat(turn + 1)}`;
        const { version } = await (await ask("GET", `/accounts/${account.id}`)).json();
        await ask("PUT", `/accounts/${account.id}`, { body: { version, buyerProfile: { name } } });
      }
      return account.id;
    },
  };
}

export type WebhookScene = Awaited<ReturnType<typeof webhookScene>>;
export const CHANGED = "accounts.account-details-changed.v1";
