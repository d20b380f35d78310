import type { HealthDto } from "@/server/accounts/application/dto/health-dto";
import { readTailSeconds } from "@/server/accounts/audit-chain/unsealed-entries";
import { readOutboxHealth } from "./outbox-health";
import type { Queryable } from "./transaction";

/** A longer lag says that nobody publishes, or that somebody blocks; shorter ones are the day's business. */
export const longestHealthyLagSeconds = 300;

/** The name under which worker processes connect. */
export const workerApplicationName = "goodstanding-worker";

type SystemHealthDeps = { readonly db: Queryable; readonly now: () => Date };

/** Anybody may ask, as often as they like: however many do, the database is asked once in this time. */
const freshMs = 1_000;

/** Never throws: a database that does not answer is the answer. Three statements a second at the most, no writing. */
export function readSystemHealth(deps: SystemHealthDeps): () => Promise<HealthDto> {
  let latest: { readonly at: number; readonly health: Promise<HealthDto> } | null = null;
  return () => {
    const at = deps.now().getTime();
    if (latest === null || Math.abs(at - latest.at) >= freshMs) latest = { at, health: lookAround(deps) };
    return latest.health;
  };
}

async function lookAround({ db, now }: SystemHealthDeps): Promise<HealthDto> {
  try {
    const { rows } = await db.query<{ next_month: boolean; worker: boolean }>(systemState, [workerApplicationName]);
    const outbox = await readOutboxHealth(db, now());
    const auditTail = await readTailSeconds(db, now());
    const nextMonth = rows[0]?.next_month === true;
    const worker = rows[0]?.worker === true;
    const lag = outbox.oldestEventSeconds;
    return {
      ready: nextMonth && worker && Math.max(lag ?? 0, auditTail ?? 0) <= longestHealthyLagSeconds,
      database: "UP",
      nextMonth: nextMonth ? "READY" : "MISSING",
      worker: worker ? "UP" : "DOWN",
      lagSeconds: lag === null ? null : Math.round(lag),
      auditTailSeconds: auditTail === null ? null : Math.round(auditTail * 10) / 10,
      pendingEvents: outbox.pendingEvents,
      parkedEvents: outbox.parkedEvents,
      pendingMessages: outbox.pendingMessages,
      parkedMessages: outbox.parkedMessages,
    };
  } catch {
    return nobodyKnows;
  }
}

const systemState = `
  SELECT NOT EXISTS (SELECT 1 FROM missing_month_partitions(1) WHERE next_first_day > now()) AS next_month,
         EXISTS (SELECT 1 FROM pg_stat_activity
                  WHERE datname = current_database() AND application_name = $1) AS worker`;

const nobodyKnows: HealthDto = {
  ready: false,
  database: "DOWN",
  nextMonth: "UNKNOWN",
  worker: "UNKNOWN",
  lagSeconds: null,
  auditTailSeconds: null,
  pendingEvents: null,
  parkedEvents: null,
  pendingMessages: null,
  parkedMessages: null,
};
