import { loadavg } from "node:os";
import { READ_MODELS } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import { isReadModel, type RebuildableModel } from "@/server/accounts/read-model/rebuild/read-model";
import { QUICK_LANES, rebuildReadModel } from "@/server/accounts/read-model/rebuild/rebuild-account-read-model";
import { rebuildableModels } from "@/server/accounts/read-model/rebuild/rebuildable-models";
import { openPool } from "@/server/platform/database";
import { UsageError } from "../command";
import { openBenchDatabase } from "./bench-database";
import { type Benchmark, numberOption } from "./benchmark";
import { connectionsCpu, cpuSecondsBetween } from "./database-cpu";
import { fillAccounts } from "./fill-accounts";

const USUAL_ACCOUNTS = 10_000;
const FACTS_EACH = 10;
const AIM = 1.5;

/** `core`: of the connections of the database; 0 where it does not tell. */
type Taken = { readonly seconds: number; readonly core: number };
type Row = { readonly model: string; readonly rows: number; readonly bare: Taken; readonly taken: Taken };

/**
 * Each read model built anew, beside the least the database itself can do for it in the same run: the rows made by one
 * statement into a table aside, then the same indexes.
 */
export const benchRebuild: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const size = numberOption(args, "accounts", USUAL_ACCOUNTS);
  const models = modelsOf(args);
  const database = await openBenchDatabase(runtime, `goodstanding_bench_rebuild_${size}`);
  const { appUrl } = database.config;
  const pool = openPool({
    appUrl,
    poolSize: QUICK_LANES + 1,
    applicationName: "goodstanding-bench",
    statementTimeoutMs: 0,
  });
  try {
    tell(`Filling ${size.toLocaleString("en-IN")} accounts with ${FACTS_EACH} facts each (kept for the next run) ...`);
    await fillAccounts(database, size, tell);
    await fillFacts(pool);
    const rows: Row[] = [];
    for (const name of models) {
      tell(`Building ${name} ...`);
      // The first run of each makes the live rows; the second is the one that counts.
      await rebuildReadModel(rebuildableModels[name], { pool, now });
      const bare = await measured(pool, () => buildBare(pool, rebuildableModels[name]));
      let made = 0;
      const taken = await measured(pool, async () => {
        made = (await rebuildReadModel(rebuildableModels[name], { pool, now, lanes: QUICK_LANES })).rows;
      });
      rows.push({ model: name, rows: made, bare, taken });
    }
    const load = loadavg()[0] ?? 0;
    if (json) print(JSON.stringify({ accounts: size, factsEach: FACTS_EACH, load, rows }));
    else
      for (const line of [`${size.toLocaleString("en-IN")} accounts (load ${load.toFixed(1)}):`, ...rows.map(inWords)])
        print(line);
    return true;
  } finally {
    await pool.end();
    await database.close();
  }
};

const now = () => new Date();

/** All of them, or the one of `--model`. */
function modelsOf(args: readonly string[]) {
  const at = args.indexOf("--model");
  if (at < 0) return READ_MODELS;
  const name = args[at + 1] ?? "";
  if (!isReadModel(name)) throw new UsageError(`--model takes one of ${READ_MODELS.join(", ")}.`);
  return [name];
}

type Pool = ReturnType<typeof openPool>;

async function measured(pool: Pool, work: () => Promise<unknown>): Promise<Taken> {
  const [startedAt, before] = [performance.now(), await connectionsCpu(pool)];
  await work();
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, core: cpuSecondsBetween(before, await connectionsCpu(pool)) };
}

/** Orders, payments and sales of the last weeks, so that every account has some of each. */
async function fillFacts(pool: Pool): Promise<void> {
  await pool.query(
    `INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source, source_event_id, detail)
     SELECT gen_random_uuid(), a.id, (ARRAY['completion', 'refunds', 'failures', 'disputes', 'completion'])[1 + n % 5],
            CASE WHEN n = 7 THEN 0 ELSE 1 END, CASE WHEN n = 7 THEN 0.2 ELSE 0 END,
            now() - make_interval(hours => n), now() - make_interval(hours => n), 'bench', a.id || ' ' || n,
            jsonb_build_object('amountMinor', 100000 + n, 'currency', 'INR', 'orderId', 'o' || n)
       FROM account a CROSS JOIN generate_series(1, ${FACTS_EACH}) AS n
      WHERE a.external_id LIKE 'bench-%' AND NOT EXISTS (SELECT FROM trust_signal s WHERE s.account_id = a.id)`,
  );
  await pool.query("ANALYZE trust_signal").catch(() => undefined);
}

/** What the database alone takes: no rules applied, no facts brought into the process. */
const BARE = {
  account_summary: `
    SELECT a.id, coalesce(s.store_name, a.name, b.name, ''), s.store_name,
           lower(concat_ws(E'\\n', coalesce(a.name, b.name), s.store_name, e.key, p.key, s.gst_number, a.external_id)),
           ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY 1), a.created_at, a.version
      FROM account a
      LEFT JOIN buyer_profile b ON b.account_id = a.id
      LEFT JOIN seller_profile s ON s.account_id = a.id
      LEFT JOIN account_contact e ON e.account_id = a.id AND e.kind = 'EMAIL'
      LEFT JOIN account_contact p ON p.account_id = a.id AND p.kind = 'PHONE'`,
  seller_reputation: `
    SELECT account_id, count(*) FILTER (WHERE good > 0)::int, count(*) FILTER (WHERE bad > 0 AND bad < 1)::int,
           count(*) FILTER (WHERE bad >= 1)::int, count(*) FILTER (WHERE bad < 0)::int, 0, 0, '{}'::jsonb,
           min(occurred_at), max(occurred_at), max(occurred_at) FILTER (WHERE bad > 0), 0
      FROM trust_signal WHERE factor = 'disputes' GROUP BY account_id`,
  buyer_activity: `
    SELECT account_id, count(*) FILTER (WHERE factor = 'completion' AND good > 0)::int, 0,
           count(*) FILTER (WHERE factor = 'refunds' AND bad > 0)::int,
           count(*) FILTER (WHERE factor = 'failures' AND good > 0)::int,
           count(*) FILTER (WHERE factor = 'failures' AND bad > 0)::int, 0, 0,
           jsonb_build_object('INR', sum((detail->>'amountMinor')::bigint)), '{}'::jsonb,
           min(occurred_at), max(occurred_at), 0
      FROM trust_signal WHERE factor IN ('completion', 'refunds', 'failures', 'couponAbuse') GROUP BY account_id`,
} as const;

async function buildBare(pool: Pool, { table }: RebuildableModel): Promise<void> {
  await pool.query("SELECT make_read_model_aside($1)", [table]);
  await pool.query(`INSERT INTO ${table}_aside ${BARE[table]}`);
  await pool.query("SELECT index_read_model_aside($1)", [table]);
  await pool.query("SELECT drop_read_model_aside($1)", [table]);
}

function inWords({ model, rows, bare, taken }: Row): string {
  const times = taken.seconds / bare.seconds;
  const verdict = times <= AIM ? "met" : "NOT MET";
  const cores = `core ${bare.core.toFixed(1)} and ${taken.core.toFixed(1)} s: ${(taken.core / bare.core).toFixed(1)} times`;
  return `${model.padEnd(18)} ${String(rows).padStart(9)} rows  bare ${bare.seconds.toFixed(1)} s, rebuilt ${taken.seconds.toFixed(1)} s: ${times.toFixed(1)} times (aim ${AIM}: ${verdict}); ${cores}`;
}
