import type pg from "pg";
import type { WebhookDirectory } from "@/server/accounts/application/ports/outbound/webhook-directory";
import { webhookIdFrom } from "@/server/accounts/domain/value-objects/webhook-id";
import { toWebhook, type WebhookRow, webhookColumns } from "./webhook-rows";

type StateRow = WebhookRow & { readonly waiting: number; readonly parked: number };

/** Beyond it only "more" matters. */
const MOST_COUNTED = 1_001;

export const createWebhookDirectory = (pool: Pick<pg.Pool, "query">): WebhookDirectory => ({
  list: async () => {
    const { rows } = await pool.query<StateRow>({ name: "webhook-states", text: states });
    return rows.map((row) => ({ ...toWebhook(row), waiting: row.waiting, parked: row.parked }));
  },
  failingSince: async (before) => {
    const { rows } = await pool.query<{ id: string }>(
      "SELECT id FROM webhook_endpoint WHERE state = 'ACTIVE' AND failing_since <= $1 ORDER BY id",
      [before],
    );
    return rows.map(({ id }) => webhookIdFrom(id));
  },
});

const counted = (condition: string) =>
  `(SELECT count(*)::int FROM (SELECT 1 FROM webhook_delivery d
     WHERE d.endpoint_id = w.id AND d.parked_at ${condition} LIMIT ${MOST_COUNTED}) few)`;

const states = `
  SELECT ${webhookColumns}, ${counted("IS NULL")} AS waiting, ${counted("IS NOT NULL")} AS parked
    FROM webhook_endpoint w ORDER BY w.created_at DESC, w.id DESC`;
