import { Prisma } from "./generated/client";

/** The database's own code of a failure (SQLSTATE), or null when the failure was none of the database's. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  return causeOf(error)?.originalCode ?? (error.code === "P2034" ? SERIALIZATION_FAILURE : null);
}

/** The name of the constraint that a duplicate met, or null when the failure was another one. */
export function violatedUnique(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const cause = causeOf(error);
  return cause?.originalCode === UNIQUE_VIOLATION ? (cause.constraint ?? "") : null;
}

/** Deadlocks and serialisation failures: nothing is wrong with the work, it only has to run again. */
export function isWorthRerunning(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK;
}

/** No connection became free, or a row stayed locked for too long. The caller may come back in a moment. */
export const isOverload = (error: unknown): boolean =>
  (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2028") ||
  sqlStateOf(error) === LOCK_NOT_AVAILABLE;

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const UNIQUE_VIOLATION = "23505";
const LOCK_NOT_AVAILABLE = "55P03";

/** Prisma keeps what the driver said in `meta`, as plain data. */
function causeOf(error: Prisma.PrismaClientKnownRequestError): { originalCode: string; constraint?: string } | null {
  const cause = at(at(error.meta, "driverAdapterError"), "cause");
  const originalCode = at(cause, "originalCode");
  if (typeof originalCode !== "string") return null;
  const constraint = at(at(cause, "constraint"), "index");
  return { originalCode, ...(typeof constraint === "string" ? { constraint } : {}) };
}

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
