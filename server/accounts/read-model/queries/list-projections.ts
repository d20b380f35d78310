import type { ProjectionDto, ProjectionsDto, RebuildDto } from "@/server/accounts/application/dto/system-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import {
  READ_MODELS,
  type ReadModelName,
} from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import { done, type Result } from "@/server/accounts/domain/result";
import { accountSummaryEvents } from "@/server/accounts/read-model/projections/account-summary-projection";
import { buyerActivityModel, sellerReputationModel } from "@/server/accounts/read-model/rebuild/folded-models";
import { wantedSql } from "@/server/accounts/read-model/rebuild/folded-row-store";
import { SILENT_SECONDS } from "@/server/accounts/read-model/rebuild/rebuild-record";
import { type ReadRows, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { SystemStateDeps } from "./system-state";

const summaryTypes = [...accountSummaryEvents].map((type) => `'${type}'`).join(", ");

/** Which waiting events each read model still misses; the error of one that failed names its consumer. */
const MODELS: readonly (readonly [name: ReadModelName, label: string, missing: string])[] = [
  ["account-summary", "Account lookup", `type IN (${summaryTypes})`],
  ["seller-reputation", "Seller reputation", wantedSql(sellerReputationModel)],
  ["buyer-activity", "Buyer activity", wantedSql(buyerActivityModel)],
];

const waiting: Statement = {
  name: "read-models-waiting",
  text: MODELS.map(
    ([name, , missing]) => `
      SELECT '${name}' AS name, extract(epoch FROM $1::timestamptz - min(recorded_at))::float8 AS seconds
        FROM (SELECT recorded_at FROM outbox
               WHERE parked_at IS NULL AND ${missing} ORDER BY seq LIMIT 1) oldest`,
  ).join(" UNION ALL "),
};

const known: Statement = {
  name: "read-models-known",
  text: `SELECT names.name, p.seq::text AS position, p.updated_at, r.state, r.requested_by, r.requested_at, r.beat_at, r.done,
                r.total, r.differing, r.problem,
                (SELECT o.last_error FROM outbox o
                  WHERE o.attempts > 0 AND strpos(o.last_error, names.name || ': ') > 0
                  ORDER BY o.seq DESC LIMIT 1) AS last_error
           FROM unnest($1::text[]) AS names (name)
           LEFT JOIN read_model_position p ON p.name = names.name
           LEFT JOIN read_model_rebuild r ON r.name = names.name`,
};

/** The read models that follow events, how far each is behind, and how its latest rebuild does. */
export const listProjections =
  ({ pool, now }: SystemStateDeps) =>
  async (actor: StaffActor): Promise<Result<ProjectionsDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    const at = now();
    return readAlone(pool, async (read) => done({ rows: await readProjections(read, at), readAt: at }));
  };

async function readProjections(read: ReadRows, at: Date): Promise<readonly ProjectionDto[]> {
  const lags = new Map((await read<LagRow>(waiting, [at])).map((row) => [row.name, row.seconds]));
  const rows = new Map((await read<KnownRow>(known, [READ_MODELS])).map((row) => [row.name, row]));
  return MODELS.map(([name, label]) => {
    const row = rows.get(name);
    const lag = lags.get(name) ?? null;
    return {
      name,
      label,
      position: row?.position ?? null,
      movedAt: row?.updated_at ?? null,
      // Another machine's clock may run a little ahead.
      lagSeconds: lag === null ? null : Math.max(0, lag),
      lastError: row?.last_error ?? null,
      rebuild: row ? rebuildOf(row, at) : null,
    };
  });
}

type LagRow = { readonly name: string; readonly seconds: number | null };

type KnownRow = {
  readonly name: string;
  readonly position: string | null;
  readonly updated_at: Date | null;
  readonly last_error: string | null;
  readonly state: Exclude<RebuildDto["state"], "SILENT"> | null;
  readonly requested_by: string | null;
  readonly requested_at: Date | null;
  readonly beat_at: Date | null;
  readonly done: number | null;
  readonly total: number | null;
  readonly differing: number | null;
  readonly problem: string | null;
};

function rebuildOf(row: KnownRow, at: Date): RebuildDto | null {
  if (row.state === null || row.requested_at === null) return null;
  const isSilent =
    row.state === "RUNNING" && row.beat_at !== null && at.getTime() - row.beat_at.getTime() > SILENT_SECONDS * 1000;
  return {
    state: isSilent ? "SILENT" : row.state,
    by: row.requested_by ?? "",
    at: row.requested_at,
    accountsDone: row.done ?? 0,
    accountsTotal: row.total ?? 0,
    differing: row.differing,
    problem: row.problem,
  };
}
