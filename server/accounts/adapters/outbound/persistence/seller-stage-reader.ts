import type pg from "pg";
import type {
  SellerStageReader,
  StageFields,
} from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

type Row = { readonly account_id: string; readonly fields: StageFields; readonly sealed: Uint8Array };

export type SellerStageReaderDeps = {
  readonly pool: Pick<pg.Pool, "query">;
  readonly openPrivate: (owner: AccountId, sealed: Uint8Array) => Promise<Readonly<Record<string, unknown>> | null>;
};

export const createSellerStageReader = ({ pool, openPrivate }: SellerStageReaderDeps): SellerStageReader => ({
  readFields: async ({ applicationId, stage, submissionNo }) => {
    const { rows } = await pool.query<Row>(submission, [applicationId, stage, submissionNo]);
    const [row] = rows;
    const opened = row && (await openPrivate(accountIdFrom(row.account_id), row.sealed));
    return row && opened ? { ...row.fields, ...fieldsOf(opened) } : null;
  },
});

const submission = `
  SELECT a.account_id, s.fields, s.sealed
    FROM seller_stage_submission s JOIN seller_application a ON a.id = s.application_id
   WHERE s.application_id = $1 AND s.stage = $2 AND s.submission_no = $3 AND s.sealed IS NOT NULL`;

const fieldsOf = (opened: Readonly<Record<string, unknown>>): StageFields =>
  Object.fromEntries(
    Object.entries(opened).filter((entry): entry is [string, string | boolean] =>
      ["string", "boolean"].includes(typeof entry[1]),
    ),
  );
