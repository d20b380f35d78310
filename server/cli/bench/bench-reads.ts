import type { ListReviewCasesInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import type { Benchmark } from "./bench";
import { numberOption } from "./bench";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { must, openSessionFor, signedInStaff } from "./bench-people";
import { type BenchClient, benchClient, startBenchWeb } from "./bench-web";
import { fillAccounts } from "./fill-accounts";
import { BROAD_TERM, RARE_NAME } from "./generated-people";
import { type Measured, table, time } from "./measure";

const USUAL_ACCOUNTS = 100_000;
const USUAL_ROUNDS = 200;

/** What screens ask for, at the size asked for, each beside the bare statement. */
export const benchReads: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const size = numberOption(args, "accounts", USUAL_ACCOUNTS);
  const rounds = numberOption(args, "rounds", USUAL_ROUNDS);
  const database = await openBenchDatabase(runtime, `goodstanding_bench_${size}`);
  try {
    tell(`Filling ${size.toLocaleString("en-IN")} accounts (kept for the next run) ...`);
    await fillAccounts(database, size, tell);
    const web = await startBenchWeb(database, tell);
    try {
      tell(`Measuring, ${rounds} rounds each ...`);
      const rows = await measure(database, web.origin, { size, rounds });
      if (json) print(JSON.stringify({ accounts: size, rows }));
      else for (const line of [`${size.toLocaleString("en-IN")} accounts; milliseconds`, ...table(rows)]) print(line);
      return true;
    } finally {
      await web.stop();
    }
  } finally {
    await database.close();
  }
};

type Work = {
  readonly what: string;
  readonly bare: (n: number) => Promise<unknown>;
  readonly inDatabase: (n: number) => Promise<unknown>;
  readonly overHttp: (n: number) => Promise<unknown>;
};

async function measure(
  database: BenchDatabase,
  origin: string,
  { size, rounds }: { size: number; rounds: number },
): Promise<Measured[]> {
  const staff = await signedInStaff(database, "ANALYST");
  const samples = await sampleAccounts(database, rounds * 3 + 60);
  const scene: Scene = {
    database,
    client: benchClient(origin, staff.token),
    origin,
    actor: staff.actor,
    token: staff.token,
    samples,
    pick: (n) => samples[n % samples.length] ?? samples[0] ?? nobody,
    deepCursor: await cursorOfPage(database, staff.actor, Math.min(1_000, Math.floor(size / 8 / 50) - 1)),
  };
  const rows: Measured[] = [];
  for (const { what, bare, inDatabase, overHttp } of works(scene)) {
    rows.push({
      what,
      bare: await time(rounds, bare),
      inDatabase: await time(rounds, inDatabase),
      overHttp: await time(rounds, overHttp),
    });
  }
  return rows;
}

type Sample = { readonly id: string; readonly email: string; readonly phone: string };
const nobody: Sample = { id: "", email: "", phone: "" };

type Scene = {
  readonly database: BenchDatabase;
  readonly client: BenchClient;
  readonly origin: string;
  readonly actor: StaffActor;
  readonly token: string;
  readonly samples: readonly Sample[];
  readonly pick: (n: number) => Sample;
  readonly deepCursor: { readonly page: number; readonly cursor: string | null };
};

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

/** Walks the queue page by page, as a reader would who never stops. */
async function cursorOfPage({ accounts }: BenchDatabase, actor: StaffActor, wanted: number) {
  let cursor: string | null = null;
  let page = 1;
  while (page < wanted) {
    const next: string | null = must(await accounts.queries.listReviewCases(queuePage(cursor), actor)).nextCursor;
    if (next === null) break;
    cursor = next;
    page += 1;
  }
  return { page, cursor };
}

const queuePage = (cursor: string | null): ListReviewCasesInput => ({ view: "DUE_FIRST", cursor, limit: 50 });

const searchFor = (text: string) => ({ text, lq: null, scope: "ANY", cursor: null, limit: 8 }) as const;

function works(scene: Scene): Work[] {
  return [sessionCheck(scene), ...lookups(scene), ...searches(scene), ...queue(scene), accountPage(scene), lock(scene)];
}

function sessionCheck({ database, client, token }: Scene): Work {
  const bare = {
    name: "bare-session",
    text: "SELECT 1 FROM session s JOIN account a ON a.id = s.account_id WHERE s.id = $1",
  };
  const anyId = newId();
  return {
    what: "session check",
    bare: () => database.database.pool.query({ ...bare, values: [anyId] }),
    inDatabase: () => database.accounts.auth.resolve(token),
    overHttp: () => client.session.me.query(),
  };
}

function lookups(scene: Scene): Work[] {
  const { pool } = scene.database.database;
  const byKey = "SELECT account_id FROM account_contact WHERE kind = $1 AND key = $2";
  return [
    search(
      scene,
      "lookup by id",
      ({ id }) => id,
      (text) => pool.query({ name: "bare-id", text: "SELECT id FROM account WHERE id = $1", values: [text] }),
    ),
    search(
      scene,
      "lookup by email",
      ({ email }) => email,
      (text) => pool.query({ name: "bare-contact", text: byKey, values: ["EMAIL", text] }),
    ),
    search(
      scene,
      "lookup by phone",
      ({ phone }) => phone,
      (text) => pool.query({ name: "bare-contact", text: byKey, values: ["PHONE", text] }),
    ),
  ];
}

function searches(scene: Scene): Work[] {
  const { pool } = scene.database.database;
  const like = (text: string) =>
    pool.query({
      name: "bare-like",
      text: "SELECT account_id FROM account_summary WHERE search_text LIKE $1 LIMIT 200",
      values: [`%${text}%`],
    });
  return [
    search(scene, "infix, rare", () => RARE_NAME.slice(2, 9).toLowerCase(), like),
    search(scene, "infix, broad", () => BROAD_TERM, like),
    search(scene, "two letters", () => "ku", like),
  ];
}

function search(
  { database, client, actor, pick }: Scene,
  what: string,
  textOf: (sample: Sample) => string,
  bare: (text: string) => Promise<unknown>,
): Work {
  return {
    what,
    bare: (n) => bare(textOf(pick(n))),
    inDatabase: async (n) => must(await database.accounts.queries.searchAccounts(searchFor(textOf(pick(n))), actor)),
    overHttp: (n) => client.accounts.search.query({ text: textOf(pick(n)) }),
  };
}

function queue({ database, client, actor, deepCursor }: Scene): Work[] {
  const { pool } = database.database;
  const keyset = `SELECT id FROM review_case WHERE state = 'OPEN' AND due_at > $1 ORDER BY due_at, risk_rank LIMIT 50`;
  const page = (what: string, cursor: string | null): Work => ({
    what,
    bare: () => pool.query({ name: "bare-queue", text: keyset, values: [new Date(0)] }),
    inDatabase: async () => must(await database.accounts.queries.listReviewCases(queuePage(cursor), actor)),
    overHttp: () => client.review.list.query({ cursor }),
  });
  return [page("queue, page 1", null), page(`queue, page ${deepCursor.page}`, deepCursor.cursor)];
}

function accountPage({ database, client, actor, pick }: Scene): Work {
  const bare = `SELECT a.*, p.*, t.buckets FROM account a LEFT JOIN trust_profile p ON p.account_id = a.id
                LEFT JOIN trust_evidence t ON t.account_id = a.id WHERE a.id = $1`;
  return {
    what: "account page",
    bare: (n) => database.database.pool.query({ name: "bare-account", text: bare, values: [pick(n).id] }),
    inDatabase: async (n) => must(await database.accounts.queries.getAccount({ accountId: pick(n).id }, actor)),
    overHttp: (n) => client.accounts.get.query({ accountId: pick(n).id }),
  };
}

/** Each lock meets another account, signed in once; half of the samples for each side. */
function lock({ database, client, actor, samples }: Scene): Work {
  const order = {
    reasonCode: "PAYMENT_FRAUD",
    scope: "ACCOUNT",
    hours: 1,
    note: "Locked to measure how long a lock takes.",
  } as const;
  const half = Math.floor(samples.length / 2);
  const victim = async (n: number) => {
    const accountId = samples[n % samples.length]?.id ?? "";
    await openSessionFor(database, accountIdFrom(accountId)).catch(() => undefined);
    return accountId;
  };
  return {
    what: "lock (one session)",
    bare: (n) =>
      database.database.pool.query({
        name: "bare-lock",
        text: "UPDATE account SET updated_at = now() WHERE id = $1",
        values: [samples[n % samples.length]?.id],
      }),
    inDatabase: async (n) => {
      const accountId = await victim(n);
      const origin = { requestId: newId(), channel: "cli", ip: null, userAgent: null } as const;
      must(await database.accounts.lockAccount({ accountId, ...order }, actor, origin));
    },
    overHttp: async (n) => client.accounts.lock.mutate({ accountId: await victim(half + n), ...order }),
  };
}
