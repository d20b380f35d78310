import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { AuditExportFilter } from "@/server/accounts/application/use-cases/export-audit/export-audit.schema";
import { parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import { compose } from "@/server/composition-root";
import { type Command, UsageError } from "./command";
import { cliOrigin } from "./operator-request";

/** `export-audit`: the sealed trail as lines of JSON, to standard output or to a file. */
export const exportAuditCommand: Command = {
  summary:
    "export the sealed audit trail with its proofs, one JSON value a line; verify-audit --export checks the file",
  usage:
    "export-audit [--out FILE] [--subject ID] [--actor ID|KIND] [--action NAME] [--from WHEN] [--to WHEN] [--json]",
  run: async ({ args, runtime, json, print, tell, stop }) => {
    const { out, filter } = optionsOf(args);
    const composition = compose(runtime.config, "goodstanding-export");
    try {
      const { auditTrail } = composition.accounts;
      const left = await auditTrail.recordOperatorExport({ filter }, cliOrigin());
      if (!left.ok) throw new Error(`The export could not be put on record: ${left.refusal.code}`);
      const sink = out === null ? process.stdout : createWriteStream(out, { mode: 0o600 });
      const entries = await pour(auditTrail.lines(filter), sink, stop);
      if (out !== null) sink.end();
      if (out !== null) await finished(sink);
      if (entries === null) {
        tell("Stopped before its end: the file is not whole.");
        return 1;
      }
      if (out !== null) print(json ? JSON.stringify({ entries, file: out }) : `${entries} entries written to ${out}.`);
      else tell(`${entries} entries.`);
      return 0;
    } finally {
      await composition.close();
    }
  },
};

/** No faster than the reader takes it; null when it was stopped. */
async function pour(
  lines: AsyncGenerator<string, { readonly entries: number }>,
  sink: Writable,
  stop: AbortSignal,
): Promise<number | null> {
  for (;;) {
    if (stop.aborted) return null;
    const next = await lines.next();
    if (next.done) return next.value.entries;
    if (!sink.write(next.value)) await once(sink, "drain");
  }
}

const ACTOR_KINDS = ["STAFF", "HOLDER", "ANONYMOUS", "SYSTEM", "OPERATOR", "MACHINE"];

function optionsOf(args: readonly string[]): { readonly out: string | null; readonly filter: AuditExportFilter } {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const [name, value] = [args[index] ?? "", args[index + 1]];
    if (!["--out", "--subject", "--actor", "--action", "--from", "--to"].includes(name)) {
      throw new UsageError(`There is no ${name}.`);
    }
    if (value === undefined) throw new UsageError(`${name} wants a value.`);
    given.set(name, value);
  }
  const [actor, action, subject] = [given.get("--actor"), given.get("--action"), given.get("--subject")];
  if (actor !== undefined && !ACTOR_KINDS.includes(actor) && !parseAccountId(actor).ok) {
    throw new UsageError(`--actor is an account's id or one of ${ACTOR_KINDS.join(", ")}.`);
  }
  if (subject !== undefined && !parseAccountId(subject).ok) throw new UsageError("--subject is an account's id.");
  const filter = {
    actors: actor === undefined ? [] : [actor],
    actions: action === undefined ? [] : [action],
    accountId: subject ?? null,
    outcome: null,
    from: momentOf("--from", given.get("--from")),
    to: momentOf("--to", given.get("--to")),
  };
  return { out: given.get("--out") ?? null, filter };
}

function momentOf(name: string, text: string | undefined): Date | null {
  if (text === undefined) return null;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new UsageError(`${name} is a moment such as 2026-11-20T00:00:00Z.`);
  return moment;
}
