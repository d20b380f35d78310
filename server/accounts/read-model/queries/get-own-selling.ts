import type { SellingPageDto } from "@/server/accounts/application/dto/selling-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { readOwnStatements } from "./own-statements";
import type { OpenPrivate } from "./private-values";
import { type ReadPool, readTogether, type Statement } from "./read-pool";
import { type ApplicationRow, type DecisionRow, type Opened, type SubmissionRow, toSelling } from "./selling-rows";

export type OwnSellingDeps = { readonly pool: ReadPool; readonly openPrivate: OpenPrivate };

const MOST_ROWS = 200;

const newest: Statement = {
  name: "own-selling",
  text: `SELECT a.id AS account_id, EXISTS (SELECT 1 FROM seller_profile p WHERE p.account_id = a.id) AS is_seller,
           s.id, s.store_name, s.gst_number, s.stage, s.state, s.is_paused, s.opened_at
         FROM account a
         LEFT JOIN LATERAL (SELECT * FROM seller_application s WHERE s.account_id = a.id
                             ORDER BY s.opened_at DESC, s.id DESC LIMIT 1) s ON true
         WHERE a.id = $1`,
};

const submissions: Statement = {
  name: "own-selling-submissions",
  text: `SELECT stage, submission_no, fields, sealed, saved_at FROM seller_stage_submission
         WHERE application_id = $1 ORDER BY saved_at DESC, submission_no DESC LIMIT ${MOST_ROWS}`,
};

const decisions: Statement = {
  name: "own-selling-decisions",
  text: `SELECT stage, decision, sealed, decided_at FROM seller_stage_decision
         WHERE application_id = $1 ORDER BY decided_at DESC, id DESC LIMIT ${MOST_ROWS}`,
};

type NewestRow = { readonly is_seller: boolean } & (ApplicationRow | { readonly id: null });

/** The holder's own newest application with what they typed and what was asked of them; nobody else's is ever read. */
export const getOwnSelling =
  ({ pool, openPrivate }: OwnSellingDeps) =>
  ({ accountId }: HolderActor): Promise<Result<SellingPageDto>> =>
    readTogether(pool, async (read): Promise<Result<SellingPageDto>> => {
      const [row] = await read<NewestRow>(newest, [accountId]);
      if (!row || row.id === null) return done({ isSeller: row?.is_seller ?? false, application: null });
      const isRejected = row.stage === "REJECTED";
      const [sent, decided, statements] = await Promise.all([
        read<SubmissionRow>(submissions, [row.id]),
        read<DecisionRow>(decisions, [row.id]),
        isRejected ? readOwnStatements(read, openPrivate, accountId) : [],
      ]);
      const open = (sealed: Uint8Array) => openPrivate(accountIdFrom(accountId), sealed);
      const facts = { submissions: await opened(sent, open), decisions: await opened(decided, open), statements };
      return done({ isSeller: row.is_seller, application: toSelling(row, facts) });
    });

/** Rows with what was sealed in them; nothing where it was erased. */
const opened = <Row extends { readonly sealed: Uint8Array | null }>(
  rows: readonly Row[],
  open: (sealed: Uint8Array) => ReturnType<OpenPrivate>,
): Promise<readonly Opened<Row>[]> =>
  Promise.all(rows.map(async (row) => ({ ...row, private: (row.sealed && (await open(row.sealed))) ?? {} })));
