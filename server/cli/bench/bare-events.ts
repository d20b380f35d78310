import type { Pool } from "pg";
import { newId } from "@/server/platform/new-id";

/**
 * What the bare database takes for as many events: the rows that an order leaves (key, signal and its key, evidence,
 * profile, two pieces of news) and one entry, set-based, in one commit. Evidence is written as it is, nothing is
 * scored, and accounts are held in the order of their ids.
 */
export async function bareBatch(pool: Pool, accounts: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const ids = accounts.map(() => newId());
    for (const [name, text] of Object.entries(STATEMENTS)) {
      await client.query({ name: `bare-${name}`, text, values: name === "entry" ? [newId()] : [accounts, ids] });
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const facts = "unnest($1::uuid[], $2::uuid[]) AS f (account_id, id)";

const STATEMENTS = {
  hold: "SELECT id, $2::uuid[] IS NULL FROM account WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE",
  events: `INSERT INTO shop_event (key, received_at)
           SELECT sha256(id::text::bytea), now() FROM ${facts} ON CONFLICT DO NOTHING`,
  keys: `INSERT INTO signal_key (source, source_event_id, account_id, factor)
         SELECT 'bench-bare', id::text, account_id, 'completion' FROM ${facts} ON CONFLICT DO NOTHING`,
  // Of accounts that are not there, so that nobody's history grows by facts without a score.
  signals: `INSERT INTO trust_signal (id, account_id, factor, good, bad, occurred_at, recorded_at, source,
                                      source_event_id, detail)
            SELECT id, gen_random_uuid(), 'completion', 1, 0, now(), now(), 'bench-bare', id::text,
                   jsonb_build_object('orderId', id, 'was', account_id) FROM ${facts}`,
  evidence: `UPDATE trust_evidence e SET buckets = e.buckets
               FROM (SELECT DISTINCT account_id FROM ${facts}) f WHERE e.account_id = f.account_id`,
  profiles: `UPDATE trust_profile p SET version = p.version
               FROM (SELECT DISTINCT account_id FROM ${facts}) f WHERE p.account_id = f.account_id`,
  news: `INSERT INTO outbox (id, account_id, aggregate_version, ordinal, type, payload, occurred_at, recorded_at,
                             correlation_id, actor, available_at)
         SELECT gen_random_uuid(), gen_random_uuid(), 1, n, 'accounts.trust-signal-recorded.v1',
                jsonb_build_object('factor', 'completion', 'id', id, 'was', account_id), now(), now(), 'bench', 'bench',
                now() FROM ${facts} CROSS JOIN generate_series(0, 1) n`,
  entry: `INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_name, action, outcome, changes, channel, request_id)
          VALUES ($1, now(), 'SYSTEM', 'system:import', 'event.receive', 'DONE', '[]', 'cli', 'bench-bare')`,
};
