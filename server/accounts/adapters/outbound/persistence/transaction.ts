import type { Prisma } from "./generated/client";

/** One open transaction of Prisma's. Everything a unit of work reads or writes goes through it. */
export type Transaction = Prisma.TransactionClient;
