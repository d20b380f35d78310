import type { OutboxStateDto, ProjectionsDto } from "@/server/accounts/application/dto/system-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { readOutboxHealth } from "@/server/accounts/outbox/outbox-health";
import { accountSummaryEvents } from "@/server/accounts/read-model/projections/account-summary-projection";
import { ACCOUNT_SUMMARY } from "@/server/accounts/read-model/rebuild/account-summary-consumer";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";

export type SystemStateDeps = { readonly pool: ReadPool; readonly now: Clock };

const movement: Statement = {
  name: "outbox-movement",
  text: `SELECT (SELECT count(*) FROM outbox WHERE attempts > 0 AND parked_at IS NULL)::int AS retrying,
                (SELECT count(*) FROM outbox_published WHERE published_at > $1)::int AS published`,
};

/** How the outbox keeps up at this moment. */
export const getOutboxState =
  ({ pool, now }: SystemStateDeps) =>
  async (actor: StaffActor): Promise<Result<OutboxStateDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    const at = now();
    return readAlone(pool, async (read) => {
      const health = await readOutboxHealth(pool, at);
      const [row] = await read<{ retrying: number; published: number }>(movement, [new Date(at.getTime() - 60_000)]);
      return done({
        pendingEvents: health.pendingEvents,
        oldestEventSeconds: health.oldestEventSeconds,
        publishedPerMinute: row?.published ?? 0,
        retrying: row?.retrying ?? 0,
        parkedEvents: health.parkedEvents,
        pendingMessages: health.pendingMessages,
        parkedMessages: health.parkedMessages,
        readAt: at,
      });
    });
  };

const projections: Statement = {
  name: "projections",
  text: `SELECT p.name, p.seq::text AS position, p.updated_at, lag.seconds
           FROM (SELECT unnest($1::text[]) AS name) known
           JOIN read_model_position p ON p.name = known.name
           CROSS JOIN LATERAL (
             SELECT extract(epoch FROM $2 - min(recorded_at))::float8 AS seconds
               FROM outbox WHERE parked_at IS NULL AND type = ANY($3::text[])) lag`,
};

/** The read models that follow events, and how far each is behind. */
export const listProjections =
  ({ pool, now }: SystemStateDeps) =>
  async (actor: StaffActor): Promise<Result<ProjectionsDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    const at = now();
    return readAlone(pool, async (read) => {
      const [row] = await read<ProjectionRow>(projections, [[ACCOUNT_SUMMARY], at, [...accountSummaryEvents]]);
      return done({
        rows: [
          {
            name: ACCOUNT_SUMMARY,
            label: "Account lookup",
            position: row?.position ?? null,
            movedAt: row?.updated_at ?? null,
            // Another machine's clock may run a little ahead.
            lagSeconds: row?.seconds == null ? null : Math.max(0, row.seconds),
          },
        ],
        readAt: at,
      });
    });
  };

type ProjectionRow = {
  readonly position: string;
  readonly updated_at: Date;
  readonly seconds: number | null;
};
