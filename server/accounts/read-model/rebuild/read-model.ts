import {
  READ_MODELS,
  type ReadModelName,
} from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import type { Queryable } from "@/server/accounts/outbox/transaction";

/** Their tables. */
export const READ_MODEL_TABLES = {
  "account-summary": "account_summary",
  "seller-reputation": "seller_reputation",
  "buyer-activity": "buyer_activity",
} as const satisfies Record<ReadModelName, string>;

export type ReadModelTable = (typeof READ_MODEL_TABLES)[ReadModelName];

export const isReadModel = (text: string): text is ReadModelName => READ_MODELS.some((name) => name === text);

/** How one read model is built anew. Everything happens in the transaction given. */
export type RebuildableModel = {
  readonly name: ReadModelName;
  readonly table: ReadModelTable;
  /** Which events it counts, asked of the columns of the outbox. */
  readonly wantedSql: string;
  /** Writes the rows of the accounts after one id up to another to the table built aside, where none of them is yet. */
  readonly build: (tx: Queryable, afterId: string, lastId: string) => Promise<void>;
  /** Accounts of which something was published since and that the table built aside does not know yet. */
  readonly listBehind: (tx: Queryable, since: Date) => Promise<readonly string[]>;
  /** Makes the rows of these accounts, in the table built aside, what their facts say now. */
  readonly refresh: (tx: Queryable, accountIds: readonly string[]) => Promise<void>;
};
