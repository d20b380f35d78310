import { DatabaseError } from "pg";
import { Prisma } from "./generated/client";

/** No connection of the pool became free in time. */
export class NoConnection extends Error {
  override readonly name = "NoConnection";
  override readonly message = "No database connection became free in time.";
}

/** The database's own code of a failure (SQLSTATE), or null when the failure was none of the database's. */
export const sqlStateOf = (error: unknown): string | null => failureOf(error)?.state ?? null;

/** The name of the constraint that a duplicate met, or null when the failure was another one. */
export function violatedUnique(error: unknown): string | null {
  const failure = failureOf(error);
  return failure?.state === UNIQUE_VIOLATION ? (failure.constraint ?? "") : null;
}

/** Deadlocks and serialisation failures: nothing is wrong with the work, it only has to run again. */
export function isWorthRerunning(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK;
}

/** No connection became free, or a row stayed locked for too long. The caller may come back in a moment. */
export const isOverload = (error: unknown): boolean =>
  error instanceof NoConnection || sqlStateOf(error) === LOCK_NOT_AVAILABLE;

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const UNIQUE_VIOLATION = "23505";
const LOCK_NOT_AVAILABLE = "55P03";

type Failure = { readonly state: string; readonly constraint?: string };

/** The driver says it itself for statements of our own; for calls of models Prisma keeps what it said, as plain data. */
function failureOf(error: unknown): Failure | null {
  if (error instanceof DatabaseError) {
    const { code, constraint } = error;
    return code === undefined ? null : { state: code, ...(constraint === undefined ? {} : { constraint }) };
  }
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  return causeOf(error) ?? (error.code === "P2034" ? { state: SERIALIZATION_FAILURE } : null);
}

function causeOf(error: Prisma.PrismaClientKnownRequestError): Failure | null {
  const cause = at(at(error.meta, "driverAdapterError"), "cause");
  const state = at(cause, "originalCode");
  if (typeof state !== "string") return null;
  const constraint = at(at(cause, "constraint"), "index");
  return { state, ...(typeof constraint === "string" ? { constraint } : {}) };
}

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
