import type { LoggerInstance } from "next-auth";
import { logger } from "@/server/platform/logger";

/** Dead cookies are everyday, and nothing to wake anybody for. */
const EVERYDAY: ReadonlySet<string> = new Set(["JWT_SESSION_ERROR"]);

/** next-auth logs whatever it was sent: only codes of its own shape pass, and nothing that came with them. */
export const redactingLogger: Partial<LoggerInstance> = {
  error: (code) => {
    if (!EVERYDAY.has(code)) logger.error({ authCode: safeCode(code) }, "next-auth failed");
  },
  warn: (code) => logger.warn({ authCode: safeCode(code) }, "next-auth warned"),
  debug: () => undefined,
};

const safeCode = (code: string): string => (/^[A-Z_]{1,64}$/.test(code) ? code : "UNNAMED");
