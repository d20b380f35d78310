import { setTimeout as pause } from "node:timers/promises";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import type { Pool } from "pg";
import { addSignals, type Evidence, NO_EVIDENCE } from "@/server/accounts/domain/entities/evidence";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";

export type ChaosProof = {
  readonly accepted: number;
  /** Accepted events without exactly one completed order on record. */
  readonly notOnce: number;
  /** Orders on record that nobody was told were accepted. */
  readonly unasked: number;
  /** Accounts whose evidence is not what their signals fold to. */
  readonly oddEvidence: number;
  /** Signals that no published event tells of, or that two tell of. */
  readonly oddEvents: number;
  /** Published events whose request left no entry of being done. */
  readonly unaudited: number;
  readonly pendingEvents: number;
  readonly parked: number;
};

const LONGEST_DRAIN_MS = 300_000;

/** Waits until everything that was accepted has gone all its ways: the outbox is empty, the broker has nothing left. */
export async function drain(pool: Pool, natsUrl: string | null): Promise<boolean> {
  const deadline = Date.now() + LONGEST_DRAIN_MS;
  while (Date.now() < deadline) {
    const waiting = await pool
      .query<{ n: number }>("SELECT count(*)::int AS n FROM outbox WHERE parked_at IS NULL")
      .then(({ rows }) => rows[0]?.n ?? 0)
      .catch(() => 1);
    if (waiting === 0 && (natsUrl === null || (await isDrained(natsUrl)))) return true;
    await pause(500);
  }
  return false;
}

async function isDrained(url: string): Promise<boolean> {
  const nc = await connect({ servers: new URL(url).host });
  try {
    const jsm = await jetstreamManager(nc);
    for (const stream of ["GOODSTANDING_SHOP", "GOODSTANDING_ACCOUNTS"]) {
      for await (const { num_pending, num_ack_pending } of jsm.consumers.list(stream)) {
        if (num_pending + num_ack_pending > 0) return false;
      }
    }
    return true;
  } finally {
    await nc.close();
  }
}

/** Compares what was accepted with what is on record, and what is on record with itself. */
export async function prove(pool: Pool, accepted: readonly string[]): Promise<ChaosProof> {
  const one = async (text: string, values: readonly unknown[] = []): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>(text, [...values]);
    return rows[0]?.n ?? 0;
  };
  return {
    accepted: accepted.length,
    notOnce: await one(notOnce, [accepted]),
    unasked: await one(unasked, [accepted]),
    oddEvidence: await oddEvidence(pool),
    oddEvents: await one(oddEvents),
    unaudited: await one(unaudited),
    pendingEvents: await one("SELECT count(*)::int AS n FROM outbox"),
    parked: await one("SELECT count(*)::int AS n FROM parked_message WHERE state <> 'REPLAYED'"),
  };
}

export const isProven = (proof: ChaosProof): boolean =>
  Object.entries(proof).every(([name, count]) => name === "accepted" || count === 0);

/** Joined as sets: a look for each of some ten thousand events would read the signals as often. */
const notOnce = `
  SELECT count(*)::int AS n FROM (
    SELECT told.place FROM unnest($1::text[]) WITH ORDINALITY AS told (id, place)
      LEFT JOIN trust_signal s ON s.source = '/chaos' AND s.factor = 'completion' AND s.source_event_id = told.id
     GROUP BY told.place HAVING count(s.id) <> 1) odd`;

const unasked = `
  SELECT count(*)::int AS n FROM trust_signal s
   WHERE s.source = '/chaos' AND s.factor = 'completion'
     AND NOT EXISTS (SELECT FROM unnest($1::text[]) AS told (id) WHERE told.id = s.source_event_id)`;

/** Each signal is told of once, in the commit that stored it. */
const oddEvents = `
  SELECT count(*)::int AS n FROM (
    SELECT s.id FROM trust_signal s
      LEFT JOIN outbox_published p
        ON p.type = 'accounts.trust-signal-recorded.v1' AND p.account_id = s.account_id
       AND p.payload->>'signalId' = s.id::text
     GROUP BY s.id HAVING count(p.id) <> 1) odd`;

const unaudited = `
  SELECT count(*)::int AS n FROM (
    SELECT DISTINCT correlation_id FROM outbox_published
    EXCEPT SELECT request_id FROM audit_entry WHERE outcome = 'DONE') missing`;

type SignalRow = { account_id: string; factor: Factor; good: number; bad: number; occurred_at: Date };

async function oddEvidence(pool: Pool): Promise<number> {
  const { rows: stored } = await pool.query<{ account_id: string; buckets: Evidence }>(
    "SELECT account_id, buckets FROM trust_evidence",
  );
  let odd = 0;
  for (const { account_id, buckets } of stored) {
    const { rows } = await pool.query<SignalRow>(
      "SELECT account_id, factor, good, bad, occurred_at FROM trust_signal WHERE account_id = $1 ORDER BY id",
      [account_id],
    );
    const facts = rows.map(({ factor, good, bad, occurred_at }) => ({ factor, good, bad, occurredAt: occurred_at }));
    if (canonical(addSignals(NO_EVIDENCE, facts, trustPolicyV1)) !== canonical(buckets)) odd += 1;
  }
  return odd;
}

/** The same evidence the same text, whatever order its factors were first met in. */
const canonical = (evidence: Evidence): string =>
  JSON.stringify(
    Object.entries(evidence)
      .map(([factor, { good, bad, halfLifeDays }]) => [factor, good, bad, halfLifeDays ?? null])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
