import { createHash, randomBytes } from "node:crypto";
import { createSealer } from "@/server/accounts/audit-chain/sealer";
import { publicTextOf, sealingKeyFrom, trustedKeysFrom } from "@/server/accounts/audit-chain/sealing-keys";
import { readTailSeconds } from "@/server/accounts/audit-chain/unsealed-entries";
import { VERIFY_CONNECTIONS, verifyChain } from "@/server/accounts/audit-chain/verify-chain";
import { openPool } from "@/server/platform/database";
import { withConnection } from "@/server/platform/database-session";
import { withDatabase } from "@/server/platform/postgres-url";
import { openBenchDatabase } from "./bench-database";
import { type Benchmark, numberOption } from "./benchmark";

const USUAL_ENTRIES = 20_000;
const AIM = 0.5;
const BARE_BATCH = 50;
const PAGE = 5_000;

type Pool = ReturnType<typeof openPool>;
type Row = { readonly work: string; readonly bare: number; readonly ours: number; readonly times: number };

/**
 * Sealing and verifying the trail, each beside the least that any chain takes in the same run: texts of the same length,
 * chained and inserted 50 at a time; read back and hashed in Node.
 */
export const benchAudit: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const size = numberOption(args, "entries", USUAL_ENTRIES);
  // A trail can't be emptied: each run has one of its own, and takes it away.
  const name = `goodstanding_bench_audit_${randomBytes(4).toString("hex")}`;
  const database = await openBenchDatabase(runtime, name);
  const open = (appUrl: string) =>
    openPool({ appUrl, poolSize: 1, applicationName: "goodstanding-bench", statementTimeoutMs: 0 });
  const [pool, owner] = [open(database.config.appUrl), open(database.ownerUrl)];
  const verifyPool = openPool({ appUrl: database.config.appUrl, poolSize: VERIFY_CONNECTIONS, statementTimeoutMs: 0 });
  try {
    tell(`Writing ${size.toLocaleString("en-IN")} entries ...`);
    await writeEntries(pool, size);
    tell("Sealing them, and chaining as many bare texts ...");
    const seed = randomBytes(32);
    const sealing = await rate(size, () => sealAll(pool, seed));
    const texts = await readTexts(pool);
    await owner.query("CREATE TABLE bench_chain (number bigint PRIMARY KEY, text text NOT NULL, hash bytea NOT NULL)");
    const bareAppend = await rate(size, () => appendBare(owner, texts));
    tell("Verifying both ...");
    // As a trail is that was not written a moment ago.
    await owner.query("VACUUM ANALYZE");
    const bareVerify = await rate(size, () => verifyBare(owner));
    const keys = trustedKeysFrom([publicTextOf(seed)]);
    const verifying = await rate(size, async () => {
      const { intact, entries } = await verifyChain({ db: verifyPool, keys, known: null, now });
      if (!intact || entries !== size) throw new Error("The bench's own trail must verify");
    });
    const rows = [rowOf("append", bareAppend, sealing), rowOf("verify", bareVerify, verifying)];
    if (json) print(JSON.stringify({ entries: size, rows }));
    else for (const row of rows) print(inWords(row));
    return true;
  } finally {
    await Promise.all([pool.end(), owner.end(), verifyPool.end()]);
    await database.close();
    await withConnection(withDatabase(runtime.ownerUrl, "postgres"), (client) =>
      client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    );
  }
};

const now = () => new Date();

async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (count * 1000) / (performance.now() - startedAt);
}

/** Entries as actions leave them, many to a statement: their writing is not what is timed. */
async function writeEntries(pool: Pool, size: number): Promise<void> {
  await pool.query(
    `INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_account_id, actor_name, actor_role, session_id, action,
                              outcome, subject_type, subject_id, account_id, reason_code, changes, sealed, channel, request_id)
     SELECT gen_random_uuid(), clock_timestamp(), 'STAFF', gen_random_uuid(), 'Nisha Rao', 'ANALYST', gen_random_uuid(),
            'account.lock', 'DONE', 'ACCOUNT', gen_random_uuid()::text, gen_random_uuid(), 'OTHER',
            '[{"field": "lock.until", "before": null, "after": "2026-11-27T00:00:00.000Z"}]',
            decode(repeat('ab', 120), 'hex'), 'web', 'req-' || n
       FROM generate_series(1, $1::int) AS n`,
    [size],
  );
}

async function sealAll(pool: Pool, seed: Uint8Array): Promise<void> {
  const seal = createSealer({ pool, key: sealingKeyFrom(seed), now });
  while ((await readTailSeconds(pool, now())) !== null) await seal();
}

async function readTexts(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>("SELECT text FROM audit_seal s ORDER BY s.number");
  return rows.map(({ text }) => text);
}

const linked = (before: Uint8Array, text: string): Buffer => createHash("sha256").update(before).update(text).digest();

async function appendBare(pool: Pool, texts: readonly string[]): Promise<void> {
  let head: Uint8Array = Buffer.alloc(32);
  for (let at = 0; at < texts.length; at += BARE_BATCH) {
    const batch = texts.slice(at, at + BARE_BATCH);
    const hashes = batch.map((text) => {
      head = linked(head, text);
      return head;
    });
    await pool.query(
      `INSERT INTO bench_chain SELECT $1::bigint + place, text, hash
         FROM unnest($2::text[], $3::bytea[]) WITH ORDINALITY AS e(text, hash, place)`,
      [at, batch, hashes],
    );
  }
}

async function verifyBare(pool: Pool): Promise<void> {
  let head: Uint8Array = Buffer.alloc(32);
  for (let after = 0; ; after += PAGE) {
    const { rows } = await pool.query<{ text: string; hash: Uint8Array }>(
      "SELECT text, hash FROM bench_chain WHERE number > $1 ORDER BY number LIMIT $2",
      [after, PAGE],
    );
    for (const { text, hash } of rows) {
      head = linked(head, text);
      if (!Buffer.from(head).equals(hash)) throw new Error("The bare chain must verify");
    }
    if (rows.length < PAGE) return;
  }
}

const rowOf = (work: string, bare: number, ours: number): Row => ({ work, bare, ours, times: ours / bare });

function inWords({ work, bare, ours, times }: Row): string {
  const perSecond = (value: number) => Math.round(value).toLocaleString("en-IN").padStart(9);
  const verdict = times >= AIM ? "met" : "NOT MET";
  return `${work.padEnd(8)} bare ${perSecond(bare)}/s, ours ${perSecond(ours)}/s: ${times.toFixed(2)} times (aim ${AIM}: ${verdict})`;
}
