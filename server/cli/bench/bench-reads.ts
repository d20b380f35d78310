import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { must, signedInStaff } from "./bench-people";
import { plainClient, startBenchWeb } from "./bench-web";
import { type Benchmark, numberOption } from "./benchmark";
import { fillAccounts } from "./fill-accounts";
import { type Judged, judge, type Measured, measureWork, table } from "./measure";
import { FIRST_PLACE, PAGE_SIZE, type QueuePlace, queuePage, readWorks, type Sample, type Scene } from "./read-works";
import { recordSignalsWork } from "./signal-works";

const USUAL_ACCOUNTS = 100_000;
const USUAL_ROUNDS = 200;
const DEEPEST_PAGE = 1_000;

/** What screens ask for, at the size asked for, each beside the bare statement and its aim. */
export const benchReads: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const size = numberOption(args, "accounts", USUAL_ACCOUNTS);
  const rounds = numberOption(args, "rounds", USUAL_ROUNDS);
  const database = await openBenchDatabase(runtime, `goodstanding_bench_queue_${size}`);
  try {
    tell(`Filling ${size.toLocaleString("en-IN")} accounts (kept for the next run) ...`);
    await fillAccounts(database, size, tell);
    const web = await startBenchWeb(database, tell);
    try {
      tell(`Measuring, ${rounds} rounds each ...`);
      const rows = await measure(database, web.origin, rounds);
      if (json) print(JSON.stringify({ accounts: size, rounds, pageSize: PAGE_SIZE, rows }));
      else for (const line of [titleOf(size, rounds), ...table(rows)]) print(line);
      return true;
    } finally {
      await web.stop();
    }
  } finally {
    await database.close();
  }
};

const titleOf = (size: number, rounds: number): string =>
  `${size.toLocaleString("en-IN")} accounts, a bit more than half of them in the queue, pages of ${PAGE_SIZE}; ${rounds} rounds; milliseconds`;

async function measure(database: BenchDatabase, origin: string, rounds: number): Promise<Judged[]> {
  const staff = await signedInStaff(database, "ANALYST");
  const scene: Scene = {
    database,
    client: plainClient(origin, staff.token),
    actor: staff.actor,
    relieve: async () => {
      const { actor, token } = await signedInStaff(database, "ANALYST");
      return { actor, client: plainClient(origin, token) };
    },
    token: staff.token,
    // The lock takes three accounts a round, warm-up included, and each only once.
    samples: await sampleAccounts(database, rounds * 5 + 240),
    deep: await deepPage(database, staff.actor),
  };
  const hello = async () => {
    const answer = await fetch(`${origin}/api/health`);
    await answer.text();
  };
  const works = [...readWorks(scene), recordSignalsWork(scene)];
  const rows: Measured[] = [];
  for (const work of works) rows.push(await measureWork(work, rounds, hello));
  return judge(works, rows);
}

async function sampleAccounts({ database }: BenchDatabase, count: number): Promise<Sample[]> {
  const { rows } = await database.pool.query<Sample>(
    `SELECT a.id, e.value AS email, p.value AS phone FROM account a
       JOIN account_contact e ON e.account_id = a.id AND e.kind = 'EMAIL'
       JOIN account_contact p ON p.account_id = a.id AND p.kind = 'PHONE'
      WHERE a.external_id LIKE 'bench-%' AND a.lock_scope IS NULL ORDER BY md5(a.id::text) LIMIT $1`,
    [count],
  );
  return rows;
}

/** Walks the queue page by page, as a reader would who never stops, to the thousandth page or the last whole one. */
async function deepPage({ accounts, database }: BenchDatabase, actor: StaffActor): Promise<Scene["deep"]> {
  let cursor: string | null = null;
  let page = 1;
  while (page < DEEPEST_PAGE) {
    const next: string | null = must(await accounts.queries.listReviewCases(queuePage(cursor), actor)).nextCursor;
    if (next === null) break;
    cursor = next;
    page += 1;
  }
  const { rows } = await database.pool.query<{ due_at: Date; risk_rank: number; exposure: string; id: string }>(
    `SELECT due_at, risk_rank, - exposure_minor AS exposure, id FROM review_case WHERE state = 'OPEN'
      ORDER BY due_at, risk_rank, - exposure_minor, id OFFSET $1 LIMIT 1`,
    [Math.max(0, (page - 1) * PAGE_SIZE - 1)],
  );
  const [last] = rows;
  const place: QueuePlace = last ? [last.due_at, last.risk_rank, last.exposure, last.id] : FIRST_PLACE;
  return { page, cursor, place: page === 1 ? FIRST_PLACE : place };
}
