import type pg from "pg";
import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AttemptBucket } from "@/server/accounts/domain/policies/account-lock-policy";
import { inOneWrite } from "@/server/platform/one-write";

type Row = {
  readonly key: string;
  readonly windowStartedAt: Date;
  readonly count: number;
  readonly strikes: number;
  readonly blockedUntil: Date | null;
};

/**
 * Makes the rows where they are missing and holds them all, in key order, while the domain counts: parallel attempts on
 * one key queue up, so that no more of them pass than the budget has. Two round trips: what begins holds, what stores
 * ends.
 */
export const createAttemptStore = (pool: Pick<pg.Pool, "connect">): AttemptStore => ({
  update: async (keys, change) => {
    const client = await pool.connect();
    try {
      const ordered = [...new Set(keys)].sort();
      inOneWrite(client);
      const [, { rows }] = await Promise.all([
        client.query("BEGIN"),
        client.query<Row>({ name: "attempts-hold", text: hold, values: [ordered] }),
      ]);
      const stored = new Map(rows.map((row) => [row.key, row]));
      const { buckets, answer } = change((key) => toBucket(stored.get(key)));
      const isUncounted = rows.some((row) => isEmpty(row) && !buckets.some(({ key }) => key === row.key));
      inOneWrite(client);
      const [, , { command }] = await Promise.all([
        client.query({ name: "attempts-store", text: store, values: columnsOf(buckets) }),
        isUncounted ? client.query({ name: "attempts-drop", text: dropEmpty, values: [ordered] }) : null,
        client.query("COMMIT"),
      ]);
      if (command !== "COMMIT") throw new Error("The attempts could not be stored.");
      client.release();
      return answer;
    } catch (error) {
      await client.query("ROLLBACK").then(
        () => client.release(),
        () => client.release(true),
      );
      throw error;
    }
  },
});

/** A row that was made just now counts nothing yet: its window starts with the first attempt. */
const hold = `
  INSERT INTO attempt_bucket (key, window_started_at, count, strikes)
  SELECT key, 'epoch'::timestamptz, 0, 0 FROM unnest($1::text[]) AS k (key) ORDER BY key
  ON CONFLICT (key) DO UPDATE SET key = EXCLUDED.key
  RETURNING key, window_started_at AS "windowStartedAt", count, strikes, blocked_until AS "blockedUntil"`;

const store = `
  UPDATE attempt_bucket b
     SET window_started_at = n.window_started_at, count = n.count, strikes = n.strikes, blocked_until = n.blocked_until
    FROM unnest($1::text[], $2::timestamptz[], $3::int[], $4::int[], $5::timestamptz[])
      AS n (key, window_started_at, count, strikes, blocked_until)
   WHERE b.key = n.key`;

/** What nobody counted in is not kept. */
const dropEmpty = "DELETE FROM attempt_bucket WHERE key = ANY($1::text[]) AND window_started_at = 'epoch'";

const isEmpty = (row: Row): boolean => row.windowStartedAt.getTime() === 0;

const toBucket = (row: Row | undefined): AttemptBucket | null => (row === undefined || isEmpty(row) ? null : row);

const columnsOf = (buckets: readonly AttemptBucket[]) => [
  buckets.map(({ key }) => key),
  buckets.map(({ windowStartedAt }) => windowStartedAt),
  buckets.map(({ count }) => count),
  buckets.map(({ strikes }) => strikes),
  buckets.map(({ blockedUntil }) => blockedUntil),
];
