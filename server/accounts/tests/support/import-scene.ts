import { join } from "node:path";
import { importOlist, type OlistImportOrder } from "@/server/accounts/adapters/inbound/import/olist/import-olist";
import { createImportDirectory } from "@/server/accounts/adapters/outbound/persistence/import-directory";
import type { RowProblem } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { type Imported, importAccounts } from "@/server/accounts/application/use-cases/import-accounts/import-accounts";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import type { Result } from "@/server/accounts/domain/result";
import { inTransaction } from "@/server/accounts/outbox/transaction";
import { refreshAccountSummaries } from "@/server/accounts/read-model/rebuild/account-summary-store";
import { newId } from "@/server/platform/new-id";
import { openRealPorts, type RealPorts } from "./real-ports";

export type ImportScene = {
  readonly ports: RealPorts;
  /** Of the last run. */
  readonly problems: RowProblem[];
  readonly run: (folder: string, asOfDay: string | null, also?: Also) => Promise<Result<Imported>>;
  readonly close: () => Promise<void>;
};

type Also = Partial<Pick<OlistImportOrder, "stop" | "onImporting">>;

/** The importer as a process plugs it together, over a real database. */
export function openImportScene(appUrl: string, batchSize?: number): ImportScene {
  const ports = openRealPorts(appUrl);
  const { pool } = ports.database;
  const problems: RowProblem[] = [];
  const run = importOlist({
    importAccounts: importAccounts({
      unitOfWork: ports.unitOfWork,
      livePolicy: async () => trustPolicyV1,
      newId,
      ...(batchSize === undefined ? {} : { batchSize }),
      now: () => new Date(),
      directory: createImportDirectory({
        pool,
        refreshLookup: (ids) => inTransaction(pool, (tx) => refreshAccountSummaries(tx, ids)),
      }),
    }),
  });
  return {
    ports,
    problems,
    run: (folder, asOfDay, also = {}) => {
      problems.length = 0;
      return run({
        folder,
        scratch: join(folder, "scratch"),
        asOfDay,
        stop: new AbortController().signal,
        onProblem: (problem) => void problems.push(problem),
        onReading: () => undefined,
        onImporting: () => undefined,
        ...also,
      });
    },
    close: ports.close,
  };
}

/** Everything an import leaves, by external id, without the ids and moments that differ from run to run. */
export async function importedState(ports: RealPorts): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await ports.database.pool.query<{ id: string; state: unknown }>(
    `SELECT a.external_id AS id, jsonb_build_object(
       'account', (SELECT jsonb_build_array(a.name, a.status, a.created_at, s.store_name, s.gst_number, s.onboarding_stage,
          (SELECT jsonb_agg(r.role_type ORDER BY r.role_type) FROM role r WHERE r.account_id = a.id),
          (SELECT jsonb_agg(c.kind || ' ' || c.value) FROM account_contact c WHERE c.account_id = a.id))
          FROM (SELECT 1) one LEFT JOIN seller_profile s ON s.account_id = a.id),
       'profile', to_jsonb(p) - 'account_id',
       'evidence', e.buckets,
       'signals', (SELECT jsonb_agg(to_jsonb(g) - 'id' - 'account_id' ORDER BY g.factor, g.source_event_id)
          FROM trust_signal g WHERE g.account_id = a.id),
       'cases', (SELECT jsonb_agg(jsonb_build_array(c.state, c.reasons, c.risk_level, c.score_milli, c.exposure_minor))
          FROM review_case c WHERE c.account_id = a.id),
       'found', (SELECT m.search_text FROM account_summary m WHERE m.account_id = a.id)) AS state
       FROM account a LEFT JOIN trust_profile p ON p.account_id = a.id LEFT JOIN trust_evidence e ON e.account_id = a.id
      WHERE a.external_id IS NOT NULL ORDER BY 1`,
  );
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** Rows that a repeated import must not add to. */
export async function countRows(ports: RealPorts): Promise<Readonly<Record<string, number>>> {
  const { rows } = await ports.database.pool.query<Record<string, string>>(
    `SELECT (SELECT count(*) FROM account) AS accounts, (SELECT count(*) FROM trust_signal) AS signals,
            (SELECT count(*) FROM signal_key) AS keys, (SELECT count(*) FROM review_case) AS cases,
            (SELECT count(*) FROM trust_profile) AS profiles,
            (SELECT count(*) FROM outbox) + (SELECT count(*) FROM outbox_published) AS events`,
  );
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, count]) => [name, Number(count)]));
}
