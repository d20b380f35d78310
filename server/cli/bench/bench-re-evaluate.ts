import { loadavg } from "node:os";
import type pg from "pg";
import { createPolicyPopulation } from "@/server/accounts/adapters/outbound/persistence/policy-population";
import { reEvaluateRange } from "@/server/accounts/application/use-cases/re-evaluate-accounts/re-evaluate-range";
import { staleRanges } from "@/server/accounts/application/use-cases/re-evaluate-accounts/stale-ranges";
import { lastIdOf } from "@/server/accounts/domain/domain-services/stale-profiles";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import { ensurePolicyPublished } from "../policy-publishing";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { type Benchmark, numberOption } from "./benchmark";
import { connectionsCpu, cpuSecondsBetween } from "./database-cpu";
import { fillAccounts } from "./fill-accounts";

const USUAL_ACCOUNTS = 20_000;
const RANGE = 5_000;
/** Both ways take turns over so many accounts, so that whatever else the machine does meets both. */
const SLICE = 100_000;
const AIM = 2;

/**
 * Everybody brought under another version, as after a publish but without pauses, beside one bare UPDATE of the
 * same columns of as many rows, slice by slice. The versions alternate, so that every run has everything to do.
 */
export const benchReEvaluate: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const accounts = numberOption(args, "accounts", USUAL_ACCOUNTS);
  const database = await openBenchDatabase(runtime, `goodstanding_bench_policy_${accounts}`);
  try {
    await ensurePolicyPublished(database);
    await fillAccounts(database, accounts, tell);
    const policy = await nextVersion(database);
    const sum = await inTurns(database, policy, tell);
    const answer = { ...sum, ratio: sum.seconds / sum.bareSeconds, load: loadavg()[0] ?? 0 };
    if (json) print(JSON.stringify(answer));
    else for (const line of inWords(answer)) print(line);
    return true;
  } finally {
    await database.close();
  }
};

const inWords = ({ accounts, load, ratio, ...sum }: Answer) => [
  `${accounts.toLocaleString("en-IN")} accounts (load ${load.toFixed(1)}):`,
  `  re-evaluated in ${sum.seconds.toFixed(2)} s, core ${sum.coreSeconds.toFixed(2)} s here and ${sum.databaseSeconds.toFixed(2)} s in the database; ${sum.restated} kept their level, ${sum.moved} told, ${sum.casesOpened} cases`,
  `  bare UPDATE     ${sum.bareSeconds.toFixed(2)} s, core ${sum.bareDatabaseSeconds.toFixed(2)} s in the database: ${ratio.toFixed(1)}x (aim ${AIM}x: ${ratio <= AIM ? "met" : "NOT MET"})`,
];

/** By the owner, on the benchmark's own database: publishing takes two people elsewhere. */
async function nextVersion({ ownerUrl, accounts }: BenchDatabase): Promise<TrustPolicy> {
  const live = await accounts.livePolicy();
  const next: TrustPolicy = { ...live, version: live.version + 1, base: live.base === 60 ? 61 : 60 };
  await withConnection(ownerUrl, async (client) => {
    await client.query("UPDATE policy_version SET state = 'RETIRED', retired_at = now() WHERE state = 'LIVE'");
    await client.query(
      `INSERT INTO policy_version (version, state, document, content_hash, author, created_at, published_at)
       VALUES ($1, 'LIVE', $2, $3, 'system:policy', now(), now())`,
      [next.version, JSON.stringify(next), `bench-${next.version}`],
    );
  });
  return next;
}

type Sum = {
  accounts: number;
  restated: number;
  moved: number;
  casesOpened: number;
  seconds: number;
  bareSeconds: number;
  coreSeconds: number;
  /** Of the core by the connections of the database; 0 where it does not tell. */
  databaseSeconds: number;
  bareDatabaseSeconds: number;
};
type Answer = Readonly<Sum> & { readonly ratio: number; readonly load: number };

async function inTurns(database: BenchDatabase, policy: TrustPolicy, tell: (line: string) => void): Promise<Sum> {
  const sum: Sum = {
    accounts: 0,
    restated: 0,
    moved: 0,
    casesOpened: 0,
    seconds: 0,
    bareSeconds: 0,
    coreSeconds: 0,
    databaseSeconds: 0,
    bareDatabaseSeconds: 0,
  };
  await withConnection(database.ownerUrl, async (client) => {
    let afterId: AccountId | null = null;
    for (;;) {
      const lastId: AccountId | null = await endOfSlice(client, afterId);
      if (lastId === null) return;
      const bare = await counted(client, () => bareUpdate(client, afterId, lastId));
      sum.bareSeconds += bare.seconds;
      sum.bareDatabaseSeconds += bare.databaseSeconds;
      await client.query("VACUUM trust_profile");
      const ours = await counted(client, () => everybody(database, policy, { afterId, lastId, sum }));
      sum.seconds += ours.seconds;
      sum.coreSeconds += ours.coreSeconds;
      sum.databaseSeconds += ours.databaseSeconds;
      // Room in the pages again: both ways find them alike.
      await client.query("VACUUM trust_profile");
      tell(`  ${sum.accounts} accounts: ${sum.seconds.toFixed(1)} s, bare ${sum.bareSeconds.toFixed(1)} s`);
      afterId = lastId;
    }
  });
  return sum;
}

async function endOfSlice(client: pg.Client, afterId: AccountId | null): Promise<AccountId | null> {
  const { rows } = await client.query<{ id: string | null }>(
    `SELECT max(account_id::text) AS id FROM (
       SELECT account_id FROM trust_profile WHERE $1::uuid IS NULL OR account_id > $1 ORDER BY account_id LIMIT $2) s`,
    [afterId, SLICE],
  );
  const id = rows[0]?.id ?? null;
  return id === null ? null : accountIdFrom(id);
}

/** The owner's connection sees those of everybody. */
async function counted(owner: pg.Client, work: () => Promise<unknown>) {
  const before = await connectionsCpu(owner);
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const databaseSeconds = cpuSecondsBetween(before, await connectionsCpu(owner));
  return { seconds, coreSeconds: (user + system) / 1_000_000, databaseSeconds };
}

async function bareUpdate(client: pg.Client, afterId: AccountId | null, lastId: AccountId): Promise<void> {
  await client.query(
    `UPDATE trust_profile SET score_milli = greatest(score_milli - 1, 0), evaluated_at = now(), version = version + 1,
            policy_version = policy_version, next_crossing_at = next_crossing_at + interval '1 second'
      WHERE ($1::uuid IS NULL OR account_id > $1) AND account_id <= $2`,
    [afterId, lastId],
  );
}

type Slice = { readonly afterId: AccountId | null; readonly lastId: AccountId; readonly sum: Sum };

async function everybody(
  { database, accounts: { unitOfWork } }: BenchDatabase,
  policy: TrustPolicy,
  { afterId, lastId, sum }: Slice,
): Promise<void> {
  const population = createPolicyPopulation(database.pool);
  const policies = { live: policy, ramp: null };
  const actor = { kind: "SYSTEM", name: "system:policy" } as const;
  const origin = { requestId: newId(), channel: "cli", ip: null, userAgent: null } as const;
  for await (const range of staleRanges(population, { afterId, size: RANGE, policies })) {
    const came = await reEvaluateRange({ unitOfWork, newId }, range, policies, { at: new Date(), actor, origin });
    sum.accounts += range.count;
    sum.restated += came.restated;
    sum.moved += came.moved;
    sum.casesOpened += came.casesOpened;
    // A slice is a number of whole ranges, so that none reaches into the next.
    if ((lastIdOf(range) ?? lastId) >= lastId) break;
  }
}
