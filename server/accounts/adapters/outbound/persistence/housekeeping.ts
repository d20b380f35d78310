import type { Pool } from "pg";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { Housekeeping } from "@/server/accounts/application/ports/outbound/housekeeping-port";
import { recordClosedLookUps, recordClosedRefusals } from "./closed-refusal-minutes";
import { removeExpiredRows } from "./expired-rows";
import { ensureMonthPartitions } from "./month-partitions";

export const createHousekeeping = ({
  pool,
  newId,
  now,
}: {
  readonly pool: Pick<Pool, "query">;
  readonly newId: NewId;
  readonly now: Clock;
}): Housekeeping => ({
  recordClosedRefusals: () => recordClosedRefusals(pool, newId, now()),
  recordClosedLookUps: () => recordClosedLookUps(pool, newId, now()),
  removeExpiredRows: () => removeExpiredRows(pool, now()),
  ensureMonthPartitions: () => ensureMonthPartitions(pool),
});
