import type { WebhookRowDto, WebhooksDto } from "@/server/accounts/application/dto/webhook-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";

type WebhookRow = {
  readonly id: string;
  readonly url: string;
  readonly type_count: number;
  readonly state: string;
  readonly created_by: string;
  readonly failing_since: Date | null;
  readonly last_delivered_at: Date | null;
  readonly waiting: number;
  readonly parked: number;
  readonly last_error: string | null;
};

/** Beyond it only "more" matters. */
const MOST_COUNTED = 1_001;

const counted = (condition: string) =>
  `(SELECT count(*)::int FROM (SELECT 1 FROM webhook_delivery d
     WHERE d.endpoint_id = w.id AND d.parked_at ${condition} LIMIT ${MOST_COUNTED}) few)`;

/** There are twenty at the most. */
const all: Statement = {
  name: "webhooks",
  text: `SELECT w.id, w.url, cardinality(w.types) AS type_count, w.state, w.created_by, w.failing_since,
      w.last_delivered_at, ${counted("IS NULL")} AS waiting, ${counted("IS NOT NULL")} AS parked,
      (SELECT d.last_error FROM webhook_delivery d WHERE d.endpoint_id = w.id AND d.last_error IS NOT NULL
        ORDER BY d.seq DESC LIMIT 1) AS last_error
    FROM webhook_endpoint w ORDER BY w.created_at DESC, w.id DESC LIMIT 100`,
};

/** Who hears of events, and what waits for each. */
export const listWebhooks =
  ({ pool }: { readonly pool: ReadPool }) =>
  async (actor: StaffActor): Promise<Result<WebhooksDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    return await readAlone(pool, async (read) => done({ rows: (await read<WebhookRow>(all, [])).map(toRow) }));
  };

const toRow = (row: WebhookRow): WebhookRowDto => ({
  id: row.id,
  host: new URL(row.url).host,
  typeCount: row.type_count,
  state: row.state === "ACTIVE" ? "ACTIVE" : "DISABLED",
  createdBy: row.created_by,
  failingSince: row.failing_since,
  lastDeliveredAt: row.last_delivered_at,
  waiting: row.waiting,
  parked: row.parked,
  lastError: row.last_error,
});
