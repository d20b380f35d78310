import type { OutboxStateDto } from "@/server/accounts/application/dto/system-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { readOutboxHealth } from "@/server/accounts/outbox/outbox-health";
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
