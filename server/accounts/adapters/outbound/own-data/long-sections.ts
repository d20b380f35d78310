import { observedLabel, signInActions, signInLabel } from "@/server/accounts/application/dto/own-data-words";
import type { OwnReads } from "./own-reads";

const PAGE = 500;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const BEGINNING = new Date("1900-01-01T00:00:00Z");

type Position = { readonly at: Date; readonly id: string };

/** Pages by (moment, id), until one is not full. */
async function* pagesOf<Row extends Position>(
  read: (after: Position) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after: Position = { at: BEGINNING, id: FIRST_ID };
  for (;;) {
    const rows = await read(after);
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last;
  }
}

type SignInRow = Position & {
  readonly action: string;
  readonly outcome: string;
  readonly is_own: boolean;
  readonly sealed: Uint8Array | null;
};

/**
 * Sign-ins and changes of how one signs in. Where from, only of what the holder did: a failed attempt may have been
 * somebody else's, and their address is theirs.
 */
export async function* ownSignIns({ pool, open, accountId }: OwnReads): AsyncGenerator<readonly unknown[]> {
  const pages = pagesOf(async ({ at, id }) => {
    const { rows } = await pool.query<SignInRow>({
      name: "export-sign-ins",
      text: `SELECT recorded_at AS at, id, action, outcome, sealed,
               outcome = 'DONE' OR coalesce(actor_account_id = account_id, false) AS is_own
             FROM audit_entry
             WHERE account_id = $1 AND action = ANY($2::text[]) AND actor_kind IN ('HOLDER', 'ANONYMOUS')
               AND (recorded_at, id) > ($3::timestamptz, $4::uuid)
             ORDER BY recorded_at, id LIMIT ${PAGE}`,
      values: [accountId, signInActions, at, id],
    });
    return rows;
  });
  for await (const rows of pages) {
    yield await Promise.all(
      rows.map(async (row) => {
        const from = row.is_own && row.sealed ? await open(row.sealed) : null;
        return {
          at: row.at,
          what: signInLabel(row.action),
          succeeded: row.outcome === "DONE",
          address: from?.["ip"] ?? null,
          browser: from?.["userAgent"] ?? null,
        };
      }),
    );
  }
}

type SignalRow = Position & {
  readonly factor: string;
  readonly good: number;
  readonly bad: number;
  readonly source: string;
  readonly recorded_at: Date;
};

/** What was observed about the account. Details name orders and other people's accounts, and stay where they are. */
export async function* ownObservations({ pool, accountId }: OwnReads): AsyncGenerator<readonly unknown[]> {
  const pages = pagesOf(async ({ at, id }) => {
    const { rows } = await pool.query<SignalRow>({
      name: "export-observations",
      text: `SELECT occurred_at AS at, id, factor, good, bad, source, recorded_at FROM trust_signal
             WHERE account_id = $1 AND (occurred_at, id) > ($2::timestamptz, $3::uuid)
             ORDER BY occurred_at, id LIMIT ${PAGE}`,
      values: [accountId, at, id],
    });
    return rows;
  });
  for await (const rows of pages) {
    yield rows.map((row) => ({
      at: row.at,
      about: observedLabel(row.factor),
      inFavour: row.good,
      against: row.bad,
      from: row.source,
      recordedAt: row.recorded_at,
    }));
  }
}
