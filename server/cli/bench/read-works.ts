import type { ListReviewCasesInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { newId } from "@/server/platform/new-id";
import type { BenchDatabase } from "./bench-database";
import { must, openSessionFor } from "./bench-people";
import type { PlainClient } from "./bench-web";
import { BROAD_TERM, RARE_NAME } from "./generated-people";
import type { Aim, Measured, Work } from "./measure";

export type Sample = { readonly id: string; readonly email: string; readonly phone: string };

/** The sort keys of the row before a page, as the bare statement takes them. */
export type QueuePlace = readonly [dueAt: Date | string, riskRank: number, negativeExposure: string, id: string];

export type Scene = {
  readonly database: BenchDatabase;
  readonly client: PlainClient;
  readonly actor: StaffActor;
  /** Somebody else with the same role, signed in here and over HTTP: one person does only so much within an hour. */
  readonly relieve: () => Promise<{ readonly client: PlainClient; readonly actor: StaffActor }>;
  readonly token: string;
  readonly samples: readonly Sample[];
  /** A page as deep as the queue has it, up to the thousandth. */
  readonly deep: { readonly page: number; readonly cursor: string | null; readonly place: QueuePlace };
};

export const PAGE_SIZE = 50;
export const FIRST_PLACE: QueuePlace = ["-infinity", 0, "0", "00000000-0000-0000-0000-000000000000"];

export const queuePage = (cursor: string | null): ListReviewCasesInput => ({
  view: "DUE_FIRST",
  sample: null,
  cursor,
  limit: PAGE_SIZE,
});

/** What screens ask for. */
export const readWorks = (scene: Scene): Work[] => [
  sessionCheck(scene),
  ...lookups(scene),
  ...searches(scene),
  ...queue(scene),
  accountPage(scene),
  lock(scene),
];

const pick = ({ samples }: Scene, n: number): Sample => {
  const sample = samples[n % samples.length];
  if (!sample) throw new Error("There are no accounts to ask for.");
  return sample;
};

const httpP95Within = (most: number): Aim => ({
  words: `HTTP p95 <= ${most} ms`,
  isMet: ({ overHttp }) => overHttp && overHttp.p95 <= most,
});

const nearHello: Aim = {
  words: "HTTP p50 <= hello + 2 ms",
  isMet: ({ overHttp, hello }) => overHttp && hello && overHttp.p50 <= hello.p50 + 2,
};

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
    overHttp: () => client.ask("session", "me", undefined),
    aim: {
      words: "HTTP >= 0.9x hello",
      isMet: ({ overHttp, hello }) => overHttp && hello && hello.p50 / overHttp.p50 >= 0.9,
    },
  };
}

function lookups(scene: Scene): Work[] {
  const { pool } = scene.database.database;
  const byId = { name: "bare-id", text: "SELECT id FROM account WHERE id = $1" };
  const byKey = { name: "bare-contact", text: "SELECT account_id FROM account_contact WHERE kind = $1 AND key = $2" };
  return [
    search(scene, {
      what: "lookup by id",
      aim: nearHello,
      textOf: ({ id }) => id,
      bare: (text) => pool.query({ ...byId, values: [text] }),
    }),
    search(scene, {
      what: "lookup by email",
      aim: nearHello,
      textOf: ({ email }) => email,
      bare: (text) => pool.query({ ...byKey, values: ["EMAIL", text] }),
    }),
    search(scene, {
      what: "lookup by phone",
      aim: nearHello,
      textOf: ({ phone }) => phone,
      bare: (text) => pool.query({ ...byKey, values: ["PHONE", text] }),
    }),
  ];
}

function searches(scene: Scene): Work[] {
  const { pool } = scene.database.database;
  const bare = (text: string) =>
    pool.query({
      text: "SELECT account_id FROM account_summary WHERE search_text LIKE $1 LIMIT 200",
      values: [`%${text}%`],
    });
  const aim = httpP95Within(30);
  return [
    search(scene, { what: "infix, rare", aim, textOf: () => RARE_NAME.slice(2, 9).toLowerCase(), bare }),
    search(scene, { what: "infix, broad", aim, textOf: () => BROAD_TERM, bare }),
    search(scene, { what: "two letters", aim, textOf: () => "ku", bare }),
  ];
}

type Search = {
  readonly what: string;
  readonly aim: Aim;
  readonly textOf: (sample: Sample) => string;
  readonly bare: (text: string) => Promise<unknown>;
};

function search(scene: Scene, { what, aim, textOf, bare }: Search): Work {
  const { database, client, actor } = scene;
  const text = (n: number) => textOf(pick(scene, n));
  const asked = (typed: string) => ({ text: typed, lq: null, scope: "ANY", cursor: null, limit: 8 }) as const;
  return {
    what,
    aim,
    bare: (n) => bare(text(n)),
    inDatabase: async (n) => must(await database.accounts.queries.searchAccounts(asked(text(n)), actor)),
    overHttp: (n) => client.ask("accounts", "search", { text: text(n) }),
  };
}

function queue({ database, client, actor, deep }: Scene): Work[] {
  const keyset = {
    name: "bare-queue",
    text: `SELECT id FROM review_case
            WHERE state = 'OPEN' AND (due_at, risk_rank, - exposure_minor, id) > ($1::timestamptz, $2::int, $3::bigint, $4::uuid)
            ORDER BY due_at, risk_rank, - exposure_minor, id LIMIT ${PAGE_SIZE + 1}`,
  };
  const page = (what: string, cursor: string | null, place: QueuePlace, aim: Aim): Work => ({
    what,
    aim,
    bare: () => database.database.pool.query({ ...keyset, values: [...place] }),
    inDatabase: async () => must(await database.accounts.queries.listReviewCases(queuePage(cursor), actor)),
    overHttp: () => client.ask("review", "list", { cursor }),
  });
  return [
    page(QUEUE_START, null, FIRST_PLACE, httpP95Within(30)),
    page(`queue, page ${deep.page}`, deep.cursor, deep.place, asFastAsTheFirst),
  ];
}

const QUEUE_START = "queue, page 1";

const asFastAsTheFirst: Aim = {
  words: "HTTP p50 <= 1.5x page 1",
  isMet: ({ overHttp }: Measured, all) => {
    const first = all.find(({ what }) => what === QUEUE_START)?.overHttp;
    return first && overHttp ? overHttp.p50 <= first.p50 * 1.5 : null;
  },
};

function accountPage(scene: Scene): Work {
  const { database, client, actor } = scene;
  const text = `SELECT a.*, p.*, t.buckets FROM account a LEFT JOIN trust_profile p ON p.account_id = a.id
                LEFT JOIN trust_evidence t ON t.account_id = a.id WHERE a.id = $1`;
  const accountId = (n: number) => pick(scene, n).id;
  return {
    what: "account page",
    aim: httpP95Within(50),
    bare: (n) => database.database.pool.query({ name: "bare-account", text, values: [accountId(n)] }),
    inDatabase: async (n) => must(await database.accounts.queries.getAccount({ accountId: accountId(n) }, actor)),
    overHttp: (n) => client.ask("accounts", "get", { accountId: accountId(n) }),
  };
}

/** Every lock meets an account of its own, signed in once beforehand. */
/** Two locks a round; one person locks 60 accounts an hour. */
const ROUNDS_EACH = 25;

function lock(scene: Scene): Work {
  const { database } = scene;
  let onDuty: { readonly client: PlainClient; readonly actor: StaffActor } = scene;
  const order = {
    reasonCode: "PAYMENT_FRAUD",
    scope: "ACCOUNT",
    hours: 1,
    note: "Locked to measure how long a lock takes.",
  } as const;
  const origin = () => ({ requestId: newId(), channel: "cli", ip: null, userAgent: null }) as const;
  const victim = (n: number, way: 0 | 1 | 2) => pick(scene, n * 3 + way).id;
  return {
    what: "lock (one session)",
    aim: httpP95Within(15),
    prepare: async (n) => {
      if (n % ROUNDS_EACH === 0) onDuty = await scene.relieve();
      for (const way of [1, 2] as const) await openSessionFor(database, accountIdFrom(victim(n, way)));
    },
    bare: (n) =>
      database.database.pool.query({
        name: "bare-lock",
        text: "UPDATE account SET updated_at = now() WHERE id = $1",
        values: [victim(n, 0)],
      }),
    inDatabase: async (n) => {
      must(await database.accounts.lockAccount({ accountId: victim(n, 1), ...order }, onDuty.actor, origin()));
    },
    overHttp: async (n) => onDuty.client.ask("accounts", "lock", { accountId: victim(n, 2), ...order }),
  };
}
