import { pino } from "pino";

/** Keys whose values never reach a log line, at the top and one level down. */
const privateKeys = [
  "password",
  "passwordHash",
  "token",
  "secret",
  "code",
  "cookie",
  "authorization",
  "email",
  "phone",
  "contact",
  "name",
  "address",
  "ip",
  "gstin",
  "url",
  "connectionString",
];

/**
 * One JSON object a line, on standard output. Facts go into the object, the sentence is constant:
 * `logger.warn({ accountId, err }, "relay could not publish")`. Ids only, never contacts, names or secrets.
 */
export const logger = pino({
  level: process.env["LOG_LEVEL"] ?? "info",
  base: { process: process.env["GOODSTANDING_PROCESS"] ?? "cli", pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: privateKeys.flatMap((key) => [key, `*.${key}`]), censor: "[private]" },
  serializers: { err: describeError },
  hooks: { streamWrite: oneLine },
});

/** JSON escapes every control character but these; viewers that end a line at them would show a line of its own. */
export function oneLine(line: string): string {
  return line.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export type Logger = typeof logger;

/** What went wrong and where, without the values: PostgreSQL's `detail` and Prisma's arguments hold people's data. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { cause } = error;
  return {
    type: error.name,
    ...("code" in error ? { errorCode: String(error.code) } : {}),
    message: safeMessage(error),
    stack: framesOf(error),
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  };
}

/** Prisma prints the call with its arguments and the reason on the last line. */
function safeMessage(error: Error): string {
  return error.name.startsWith("Prisma") ? (error.message.trimEnd().split("\n").at(-1) ?? "") : error.message;
}

function framesOf({ stack = "" }: Error): string[] {
  return stack
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 12)
    .map((line) => line.trim());
}
