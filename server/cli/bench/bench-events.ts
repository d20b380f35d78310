import { cpus, loadavg } from "node:os";
import { newId } from "@/server/platform/new-id";
import { cliOrigin } from "../operator-request";
import { bareBatch } from "./bare-events";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { must } from "./bench-people";
import { type Benchmark, numberOption } from "./benchmark";
import { databaseCpuMs } from "./database-cpu";
import { type EventRow, eventWords, type Rate } from "./event-words";
import { fillAccounts } from "./fill-accounts";

const USUAL_ACCOUNTS = 20_000;
const USUAL_SECONDS = 10;
const BATCH = 1_000;
const CONNECTIONS = 8;
/** What is wished for a second (performance, aims). */
const AIMS = { single: 1_500, batch: 10_000 };

const KINDS = [
  { what: `batches of ${BATCH}`, size: BATCH, lines: 1, warmUp: 15_000, aim: AIMS.batch },
  { what: `batches of ${BATCH}, 4 at once`, size: BATCH, lines: 4, warmUp: 5_000, aim: AIMS.batch },
  { what: "one by one", size: 1, lines: CONNECTIONS, warmUp: 3_000, aim: AIMS.single },
] as const;

/**
 * Events of the shop a second, each counted once with its evidence, score, news and entry in one durable commit: one by
 * one over eight connections and in batches of a thousand, beside the bare database storing the same rows in the same run.
 */
export const benchEvents: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const accounts = numberOption(args, "accounts", USUAL_ACCOUNTS);
  const seconds = numberOption(args, "rounds", USUAL_SECONDS);
  const database = await openBenchDatabase(runtime, `goodstanding_bench_api_${accounts}`);
  try {
    tell(`Filling ${accounts.toLocaleString("en-IN")} accounts (kept for the next run) ...`);
    await fillAccounts(database, accounts, tell);
    const people = await sampleIds(database);
    const rows: EventRow[] = [];
    for (const { what, size, lines, warmUp, aim } of KINDS) {
      tell(`Sending events, ${what} ...`);
      // Each line about people of its own: two batches about the same ones wait for each other, as they must.
      const peopleOf = (line: number) => people.filter((_, index) => index % lines === line);
      const send = (line: number) => receive(database, events(peopleOf(line), size));
      const store = (line: number) => bareBatch(database.database.pool, pick(peopleOf(line), size));
      // Until the program is compiled: by number, since on a busy machine a second is soon over.
      await rateOf(database, send, { lines, seconds: 0, atLeast: warmUp, size });
      const ours = await rateOf(database, send, { lines, seconds, atLeast: 0, size });
      const bare = await rateOf(database, store, { lines, seconds: Math.ceil(seconds / 4), atLeast: 0, size });
      rows.push({ what, aim, ours, bare });
    }
    const load = loadavg()[0] ?? 0;
    if (json) print(JSON.stringify({ accounts, seconds, cores: cpus().length, load, rows }));
    else for (const line of eventWords(rows, { accounts, seconds, load })) print(line);
    return rows.every(({ ours, aim }) => ours.perSecond >= aim);
  } finally {
    await database.close();
  }
};

/** One in twenty has an open case, as in a shop; of the made-up accounts it is half, for the queue's sake. */
async function sampleIds({ database }: BenchDatabase): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT id FROM (
       SELECT a.id, row_number() OVER (PARTITION BY c.id IS NULL ORDER BY md5(a.id::text)) AS place, c.id IS NULL AS is_fine
         FROM account a LEFT JOIN review_case c ON c.account_id = a.id AND c.state = 'OPEN' WHERE a.status = 'ACTIVE') p
      WHERE place <= CASE WHEN is_fine THEN 9500 ELSE
              (SELECT least(9500, count(*) FILTER (WHERE NOT EXISTS (
                 SELECT FROM review_case c WHERE c.account_id = a.id AND c.state = 'OPEN'))) / 19
                 FROM account a WHERE status = 'ACTIVE') END`,
  );
  return rows.map(({ id }) => id);
}

const pick = (people: readonly string[], count: number): readonly string[] =>
  Array.from({ length: count }, () => people[Math.floor(Math.random() * people.length)] ?? "");

/** Half orders, half payments, of the kind that a shop has all day. */
const events = (people: readonly string[], size: number): readonly unknown[] =>
  pick(people, size).map((accountId, n) => {
    const id = newId();
    const type = Math.random() < 0.5 ? "shop.order.completed.v1" : "shop.payment.succeeded.v1";
    const data = { accountId, orderId: id, amountMinor: 50_000 + n, currency: "INR" };
    return { specversion: "1.0", id, source: "/bench", type, time: new Date().toISOString(), data };
  });

/** As a request does it, from parsed JSON on. */
async function receive({ accounts: { api } }: BenchDatabase, sent: readonly unknown[]): Promise<void> {
  const actor = { kind: "SYSTEM", name: "system:import" } as const;
  const { accepted } = must(await api.takeEvents({ values: sent, createAccounts: false, actor, origin: cliOrigin() }));
  if (accepted !== sent.length) throw new Error(`${sent.length - accepted} events of the benchmark were not taken.`);
}

type Amount = {
  readonly lines: number;
  readonly seconds: number;
  /** Events, however long they take. */
  readonly atLeast: number;
  readonly size: number;
};

/** How many a second, and what each takes of a processor: here, and in the database. */
async function rateOf(
  { database: { pool } }: BenchDatabase,
  work: (line: number) => Promise<void>,
  { lines, seconds, atLeast, size }: Amount,
): Promise<Rate> {
  const databaseBefore = await databaseCpuMs(pool);
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  let count = 0;
  const run = async (line: number) => {
    while (performance.now() - startedAt < seconds * 1_000 || count < atLeast) {
      await work(line);
      count += size;
    }
  };
  await Promise.all(Array.from({ length: lines }, (_, line) => run(line)));
  const used = process.cpuUsage(cpu);
  const took = performance.now() - startedAt;
  const databaseAfter = await databaseCpuMs(pool);
  const isTold = databaseBefore !== null && databaseAfter !== null;
  return {
    perSecond: (count * 1_000) / took,
    cpuMs: (used.user + used.system) / 1_000 / count,
    databaseCpuMs: isTold ? (databaseAfter - databaseBefore) / count : null,
  };
}
