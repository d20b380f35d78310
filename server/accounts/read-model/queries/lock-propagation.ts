import type { LockPropagationDto, PropagatedLockDto } from "@/server/accounts/application/dto/installation-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";

/** Of so many locks at most, each found by an index. */
const MOST_MEASURED = 100;
const MOST_SHOWN = 20;
const DAYS = 7;

const newestOf = (action: string) =>
  `(SELECT id, account_id, request_id, recorded_at FROM audit_entry
     WHERE action = '${action}' AND outcome = 'DONE' AND recorded_at > (SELECT at FROM since)
     ORDER BY recorded_at DESC LIMIT ${MOST_MEASURED})`;

/**
 * As `read-lock-publication` has it for one: the event shares its entry's account, request and moment. What was brought
 * in with an earlier moment, as a demo's story is, was never waiting to be told: nothing before the first event that
 * ever left is measured.
 */
const latest: Statement = {
  name: "lock-propagation",
  text: `WITH since AS (SELECT GREATEST($1::timestamptz, (SELECT min(published_at) FROM outbox_published)) AS at)
         SELECT t.id, t.recorded_at, p.published_at,
                EXISTS (SELECT 1 FROM outbox o WHERE o.account_id = t.account_id AND o.correlation_id = t.request_id
                           AND o.type = 'accounts.account-locked.v1') AS waits
           FROM (${newestOf("account.lock")} UNION ALL ${newestOf("case.lock")}
                 ORDER BY recorded_at DESC LIMIT ${MOST_MEASURED}) t
           LEFT JOIN LATERAL (
             SELECT published_at FROM outbox_published
              WHERE account_id = t.account_id AND correlation_id = t.request_id
                AND type = 'accounts.account-locked.v1' AND published_at >= t.recorded_at LIMIT 1) p ON true
          ORDER BY t.recorded_at DESC`,
};

type Row = {
  readonly id: string;
  readonly recorded_at: Date;
  readonly published_at: Date | null;
  readonly waits: boolean;
};

/** How long the events of the latest locks by staff and by machines took to leave. */
export const getLockPropagation =
  ({ pool, now }: { readonly pool: ReadPool; readonly now: Clock }) =>
  async (actor: StaffActor): Promise<Result<LockPropagationDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    const at = now();
    const since = new Date(at.getTime() - DAYS * DAY_MS);
    return readAlone(pool, async (read) => {
      const locks = (await read<Row>(latest, [since])).map(propagatedOf);
      const measured = locks.flatMap(({ publishedAfterMs }) => publishedAfterMs ?? []).toSorted((a, b) => a - b);
      return done({
        measured: measured.length,
        p50Ms: percentile(measured, 50),
        p99Ms: percentile(measured, 99),
        buckets: inBuckets(measured),
        latest: locks.slice(0, MOST_SHOWN),
        readAt: at,
      });
    });
  };

function propagatedOf({ id, recorded_at, published_at, waits }: Row): PropagatedLockDto {
  const lock = { auditEntryId: id, lockedAt: recorded_at };
  if (published_at === null) return { ...lock, state: waits ? "WAITING" : "UNCHANGED", publishedAfterMs: null };
  return { ...lock, state: "PUBLISHED", publishedAfterMs: published_at.getTime() - recorded_at.getTime() };
}

/** Of values in order: the smallest that so many of a hundred do not exceed. */
const percentile = (ordered: readonly number[], share: number): number | null =>
  ordered[Math.ceil((ordered.length * share) / 100) - 1] ?? null;

const BUCKETS = [
  ["under 250 ms", 250],
  ["under 1 s", 1_000],
  ["under 5 s", 5_000],
  ["under 1 min", 60_000],
  ["longer", Number.POSITIVE_INFINITY],
] as const;

const inBuckets = (measured: readonly number[]) =>
  BUCKETS.map(([label, below], place) => ({
    label,
    locks: measured.filter((ms) => ms < below && ms >= (BUCKETS[place - 1]?.[1] ?? 0)).length,
  }));
