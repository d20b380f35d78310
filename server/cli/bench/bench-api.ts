import { Agent } from "node:http";
import { cpus, loadavg } from "node:os";
import { API_SCOPES } from "@/server/accounts/domain/policies/api-key-policy";
import { cliOrigin, operator } from "../operator-request";
import { openApiProcesses } from "./api-processes";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { must } from "./bench-people";
import { type Benchmark, numberOption } from "./benchmark";
import { fillAccounts } from "./fill-accounts";
import { askOverHttp, type Question, type Rate, ratePerSecond, type Spread, spreadAt } from "./paced-requests";

const USUAL_ACCOUNTS = 20_000;
const USUAL_SECONDS = 10;
const PACE = 200;
const CONNECTIONS = 8;
/** Each connection to the database plans its statements at their sixth call, and the runtime compiles what is called often. */
const WARM_UP_SECONDS = 3;
/** Enough that no key's budget is what is measured. */
const KEYS = 100;
/** What is wished for at that pace (performance, aims). */
const MOST_P99_MS = 5;

type Row = { readonly what: string; readonly paced: Spread; readonly rate: Rate };

/**
 * How long machines wait for entitlements and authorizations at 200 requests a second over the bare listener, and how
 * many it answers a second, beside a bare node:http hello of a process of its own in the same run.
 */
export const benchApi: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const accounts = numberOption(args, "accounts", USUAL_ACCOUNTS);
  const seconds = numberOption(args, "rounds", USUAL_SECONDS);
  const database = await openBenchDatabase(runtime, `goodstanding_bench_api_${accounts}`);
  try {
    tell(`Filling ${accounts.toLocaleString("en-IN")} accounts (kept for the next run) ...`);
    await fillAccounts(database, accounts, tell);
    const processes = await openApiProcesses(database);
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    try {
      const rows: Row[] = [];
      for (const question of await questions(database, processes, agent)) {
        tell(`Asking for ${question.what} ...`);
        await ratePerSecond(question, { connections: CONNECTIONS, seconds: WARM_UP_SECONDS });
        const paced = await spreadAt(question, { perSecond: PACE, seconds });
        rows.push({
          what: question.what,
          paced,
          rate: await ratePerSecond(question, { connections: CONNECTIONS, seconds }),
        });
      }
      const load = loadavg()[0] ?? 0;
      if (json) print(JSON.stringify({ accounts, seconds, pace: PACE, cores: cpus().length, load, rows }));
      else for (const line of inWords(rows, { accounts, seconds, load })) print(line);
      return rows.every(({ what, paced }) => !isJudged(what) || paced.p99 <= MOST_P99_MS);
    } finally {
      agent.destroy();
      await processes.stop();
    }
  } finally {
    await database.close();
  }
};

const ENTITLEMENTS = "entitlements";
const AUTHORIZE = "authorize";
const isJudged = (what: string): boolean => what === ENTITLEMENTS || what === AUTHORIZE;

async function questions(
  database: BenchDatabase,
  { hello, api }: { readonly hello: string; readonly api: string },
  agent: Agent,
): Promise<readonly Question[]> {
  const ids = await sampleIds(database);
  const keys = await makeKeys(database);
  const of = <Value>(values: readonly Value[], n: number): Value => {
    const value = values[n % values.length];
    if (value === undefined) throw new Error("There is nobody to ask about.");
    return value;
  };
  const body = JSON.stringify({ action: "PLACE_ORDER", amountMinor: 50_000, currency: "INR", paymentMethod: "CARD" });
  const known = (n: number) => ({ authorization: `Bearer ${of(keys, n)}` });
  return [
    { what: "bare hello", ask: () => askOverHttp(agent, { url: `${hello}/`, method: "GET" }) },
    { what: "health", ask: () => askOverHttp(agent, { url: `${api}/api/health`, method: "GET" }) },
    {
      what: ENTITLEMENTS,
      ask: (n) => {
        const url = `${api}/api/v1/accounts/${of(ids, n)}/entitlements`;
        return askOverHttp(agent, { url, method: "GET", headers: known(n) });
      },
    },
    {
      what: AUTHORIZE,
      ask: (n) => {
        const url = `${api}/api/v1/accounts/${of(ids, n)}/authorize`;
        const headers = { ...known(n), "content-type": "application/json" };
        return askOverHttp(agent, { url, method: "POST", headers, body });
      },
    },
  ];
}

/** Accounts in good standing: an action in REVIEW opens a case, which is another piece of work. */
async function sampleIds({ database }: BenchDatabase): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT a.id FROM account a JOIN trust_profile t ON t.account_id = a.id
      WHERE t.risk_level IN ('LOW', 'MEDIUM') AND a.status = 'ACTIVE' ORDER BY md5(a.id::text) LIMIT 2000`,
  );
  return rows.map(({ id }) => id);
}

async function makeKeys({ accounts }: BenchDatabase): Promise<readonly string[]> {
  const wish = { name: "Benchmark", scopes: [...API_SCOPES], expiresAt: null };
  const keys: string[] = [];
  for (let n = 0; n < KEYS; n += 1) keys.push(must(await accounts.api.createKey(wish, operator, cliOrigin())).key);
  return keys;
}

function inWords(
  rows: readonly Row[],
  { accounts, seconds, load }: { readonly accounts: number; readonly seconds: number; readonly load: number },
): readonly string[] {
  const number = (value: number) => value.toFixed(2).padStart(10);
  const hello = rows[0]?.rate.perSecond ?? 0;
  return [
    `${accounts.toLocaleString("en-IN")} accounts, ${seconds} s each; ${cpus().length} cores, load ${load.toFixed(1)}; milliseconds from the moment a request was due`,
    `${"".padEnd(16)}${["p50", "p99", "a second", "of hello", "failed"].map((head) => head.padStart(10)).join("")}`,
    ...rows.map(({ what, paced, rate }) => {
      const figures = [paced.p50, paced.p99, rate.perSecond, hello === 0 ? 0 : rate.perSecond / hello].map(number);
      const aim = isJudged(what) ? `  p99 <= ${MOST_P99_MS} ms: ${paced.p99 <= MOST_P99_MS ? "met" : "NOT MET"}` : "";
      return `${what.padEnd(16)}${figures.join("")}${String(paced.failed + rate.failed).padStart(10)}${aim}`;
    }),
  ];
}
