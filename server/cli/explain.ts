import { ApplicationRoleMissing } from "@/server/platform/application-role";
import { ConfigRefused } from "@/server/platform/config";
import { MigrationRefused } from "@/server/platform/migrations";

/** What a person at the terminal reads when a command ends early: the sentence, and frames only for surprises. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = [ConfigRefused, ApplicationRoleMissing, MigrationRefused].some((kind) => error instanceof kind);
  if (expected) return error.message;
  // ECONNREFUSED by address, ENOENT too by socket.
  if ("syscall" in error && error.syscall === "connect") return `The database does not answer: ${error.message}`;
  return error.stack ?? error.message;
}
