import type { Pool } from "pg";
import type { Prisma } from "./generated/client";

/** One open transaction of Prisma's. Everything a unit of work reads or writes goes through it. */
export type Transaction = Prisma.TransactionClient;

/** What writes one statement of its own, in a transaction or alone. */
export type ExecuteRaw = {
  readonly $executeRaw: (text: TemplateStringsArray, ...values: unknown[]) => PromiseLike<number>;
};

/** Runs one statement with its values and answers the rows: what a pool and a transaction both can. */
export type RunQuery = <Row extends object>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

export const queryOf =
  (tx: Transaction): RunQuery =>
  (text, values) =>
    tx.$queryRawUnsafe(text, ...values);

export const poolQuery =
  (pool: Pick<Pool, "query">): RunQuery =>
  async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await pool.query<Row & Record<string, unknown>>(text, [...values])).rows;
