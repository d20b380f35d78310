import type {
  ParkedMessageDto,
  ParkedMessageRowDto,
  ParkedMessagesDto,
} from "@/server/accounts/application/dto/system-dto";
import type {
  GetParkedMessageInput,
  ListParkedMessagesInput,
} from "@/server/accounts/application/ports/inbound/system-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { SHOP_CONSUMER } from "@/server/accounts/application/ports/outbound/parked-message-repository";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { NOTIFICATION_REQUESTED } from "@/server/accounts/outbox/account-outbox-model";
import { harmlessFacts, withoutContacts } from "./harmless-facts";
import { pageCursors } from "./page-cursor";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";

export type ParkedMessagesDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  readonly sealer: Sealer;
  readonly openPrivate: OpenPrivate;
};

type Columns = {
  readonly id: string;
  readonly consumer: string;
  readonly type: string | null;
  readonly reason: string | null;
  readonly attempts: number;
  readonly parked_at: Date;
};

/** Both places where messages wait, each by its own index, merged: the longest parked first. */
const waiting: Statement = {
  name: "parked-messages",
  text: `SELECT * FROM (
           (SELECT id, consumer, type, reason, attempts, parked_at FROM parked_message
             WHERE state = 'PARKED' AND (parked_at, id) > ($1::timestamptz, $2::uuid) ORDER BY parked_at, id LIMIT $3)
           UNION ALL
           (SELECT id, 'outbox', type, last_error, attempts, parked_at FROM outbox
             WHERE parked_at IS NOT NULL AND (parked_at, id) > ($1::timestamptz, $2::uuid) ORDER BY parked_at, id LIMIT $3)
         ) waiting ORDER BY parked_at, id LIMIT $3`,
};

const FIRST = ["0001-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000"] as const;

/** What waits for a person, page by page. VALIDATION for a foreign cursor. */
export const listParkedMessages =
  ({ pool, sealer, now }: ParkedMessagesDeps) =>
  async ({ cursor, limit }: ListParkedMessagesInput, actor: StaffActor): Promise<Result<ParkedMessagesDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    const cursors = pageCursors<readonly [parkedAt: string, id: string]>(sealer, "parked", [actor.accountId]);
    const after = cursors.open(cursor);
    if (!after.ok) return after;
    return readAlone(pool, async (read) => {
      const found = await read<Columns>(waiting, [...(after.value ?? FIRST), limit + 1]);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map(toRow),
        nextCursor: last ? cursors.seal([last.parked_at.toISOString(), last.id]) : null,
        readAt: now(),
      });
    });
  };

const byId: Statement = {
  name: "parked-message-opened",
  text: `SELECT m.id, m.consumer, m.type, m.reason, m.attempts, m.parked_at, m.occurred_at, m.sealed,
                (SELECT count(*) FROM parked_message b
                  WHERE b.consumer = m.consumer AND b.lane = m.lane AND b.position > m.position
                    AND b.state IN ('PARKED', 'HELD', 'REPLAYING'))::int AS behind
           FROM parked_message m WHERE m.id = $1 AND m.state = 'PARKED'
         UNION ALL
         SELECT o.id, 'outbox', o.type, o.last_error, o.attempts, o.parked_at, o.occurred_at, NULL,
                CASE WHEN o.type = $2 THEN 0 ELSE (SELECT count(*) FROM (
                  SELECT 1 FROM outbox b WHERE b.account_id IS NOT DISTINCT FROM o.account_id AND b.seq > o.seq
                     AND b.type <> $2 LIMIT 1000) few) END::int
           FROM outbox o WHERE o.id = $1 AND o.parked_at IS NOT NULL`,
};

type Opened = Columns & {
  readonly occurred_at: Date | null;
  readonly sealed: Uint8Array | null;
  readonly behind: number;
};

/** One of them with what it says, masked. Refuses NOT_FOUND once it is decided. */
export const getParkedMessage =
  ({ pool, openPrivate }: ParkedMessagesDeps) =>
  async ({ messageId }: GetParkedMessageInput, actor: StaffActor): Promise<Result<ParkedMessageDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    return readAlone(pool, async (read) => {
      const [row] = await read<Opened>(byId, [messageId, NOTIFICATION_REQUESTED]);
      if (!row) return refuse({ code: "NOT_FOUND", what: "message" });
      const message = row.sealed && (await openPrivate(null, row.sealed));
      return done({
        ...toRow(row),
        occurredAt: row.occurred_at,
        facts: message ? harmlessFacts(message) : [],
        behind: row.behind,
      });
    });
  };

const toRow = ({ id, consumer, type, reason, attempts, parked_at }: Columns): ParkedMessageRowDto => ({
  id,
  kind: kindOf(consumer, type),
  type: type === null ? null : withoutContacts(type),
  consumer,
  reason: withoutContacts(reason ?? "No reason was kept."),
  attempts,
  parkedAt: parked_at,
});

function kindOf(consumer: string, type: string | null): ParkedMessageRowDto["kind"] {
  if (consumer === SHOP_CONSUMER) return "SHOP_EVENT";
  return type === NOTIFICATION_REQUESTED ? "MESSAGE_TO_HOLDER" : "ACCOUNT_EVENT";
}
