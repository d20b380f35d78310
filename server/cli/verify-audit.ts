import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Fault } from "@/server/accounts/audit-chain/chain-fault";
import { headFile } from "@/server/accounts/audit-chain/head-file";
import { keyIdOf, trustedKeysFrom } from "@/server/accounts/audit-chain/sealing-keys";
import { VERIFY_CONNECTIONS, verifyChain } from "@/server/accounts/audit-chain/verify-chain";
import { type VerifiedExport, verifyExport } from "@/server/accounts/audit-chain/verify-export";
import { openPool } from "@/server/platform/database";
import { type Command, type CommandContext, type LoneContext, UsageError } from "./command";
import { installedAuditKeys } from "./installed-audit-keys";
import { openProgress } from "./progress";

/** `verify-audit`: the trail of this installation; with `--export` a file alone, wherever it is. */
export const verifyAudit: Command = {
  summary: "verify the sealed audit trail, or an export of it; exit 1 and the first fault when it is not as sealed",
  usage: "verify-audit [--export FILE [--key PUBLICKEY]] [--json]",
  alone: (args) => {
    const { file, keys } = optionsOf(args);
    return file === null ? null : (context) => verifyFile(context, file, keys);
  },
  run: verifyInstallation,
};

async function verifyInstallation(context: CommandContext): Promise<number> {
  const { config } = context.runtime;
  const pool = openPool({
    appUrl: config.appUrl,
    poolSize: VERIFY_CONNECTIONS,
    applicationName: "goodstanding-verify",
    statementTimeoutMs: 0,
    readOnly: true,
  });
  const progress = openProgress(context);
  const began = Date.now();
  try {
    const verified = await verifyChain({
      db: pool,
      keys: trustedKeysFrom(config.auditPublicKeys),
      now: () => new Date(),
      known: headFile(config.dataDirectory).read(),
      onProgress: ({ done, total }) => (context.json ? undefined : progress.at("verify", done, total)),
      signal: context.stop,
    });
    progress.stop();
    const seconds = (Date.now() - began) / 1000;
    const keys = config.auditPublicKeys.map((publicKey) => ({ id: keyIdOf(publicKey), publicKey }));
    if (context.json) context.print(JSON.stringify({ ...verified, keys, seconds }));
    else tellResult(context, verified, `${verified.entries} entries in ${verified.checkpoints} checkpoints`, seconds);
    if (!context.json && verified.dropped > 0) {
      context.print(`${verified.dropped} of them went with a month whose removal is on record; their hashes hold.`);
    }
    return verified.intact ? 0 : 1;
  } finally {
    progress.stop();
    await pool.end();
  }
}

async function verifyFile(context: LoneContext, file: string, keys: readonly string[]): Promise<number> {
  const trusted = keys.length > 0 ? keys : installedAuditKeys();
  if (trusted.length === 0) {
    throw new UsageError("There is no installation here whose key could be used. Name the public key with --key.");
  }
  const began = Date.now();
  const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  const verified = await verifyExport(lines, trustedKeysFrom(trusted));
  const seconds = (Date.now() - began) / 1000;
  if (context.json) context.print(JSON.stringify({ ...verified, seconds }));
  else tellResult(context, verified, `${verified.entries} entries of the file`, seconds);
  if (!context.json && !verified.whole) {
    context.print("The file is a part of the trail: what it holds is proved, not that nothing else belonged there.");
  }
  return verified.intact ? 0 : 1;
}

type Outcome = Pick<VerifiedExport, "intact" | "faultCount"> & { readonly faults: readonly Fault[] };

function tellResult({ print }: LoneContext, { intact, faults, faultCount }: Outcome, what: string, seconds: number) {
  if (intact) return print(`Intact: ${what}, verified in ${seconds.toFixed(1)} s.`);
  print(`NOT as sealed: ${faultCount} ${faultCount === 1 ? "fault" : "faults"} in ${what}. The first:`);
  for (const { kind, words } of faults) print(`  ${kind}: ${words}`);
}

type Options = { readonly file: string | null; readonly keys: readonly string[] };

function optionsOf(args: readonly string[]): Options {
  let file: string | null = null;
  const keys: string[] = [];
  for (let index = 0; index < args.length; index += 2) {
    const [name, value] = [args[index], args[index + 1]];
    if (value === undefined) throw new UsageError(`${name} wants a value.`);
    if (name === "--export") file = value;
    else if (name === "--key") keys.push(value);
    else throw new UsageError(`There is no ${name}.`);
  }
  return { file, keys };
}
