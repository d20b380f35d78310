import { type Command, type LoneContext, UsageError } from "./command";
import { ensurePrismaClient } from "./prisma-client";
import { openRuntime } from "./runtime";

/** Loaded when called, so that one command's libraries do not slow the others. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  bench: async () => (await import("./bench/bench")).bench,
  "create-api-key": async () => (await import("./create-api-key")).createApiKeyCommand,
  "create-staff": async () => (await import("./create-staff")).createStaff,
  "database-url": async () => (await import("./database-url")).databaseUrl,
  evaluate: async () => (await import("./evaluate")).evaluate,
  "export-audit": async () => (await import("./export-audit")).exportAuditCommand,
  import: async () => (await import("./import")).importCommand,
  "list-api-keys": async () => (await import("./list-api-keys")).listApiKeysCommand,
  rebuild: async () => (await import("./rebuild")).rebuild,
  "revoke-api-key": async () => (await import("./revoke-api-key")).revokeApiKeyCommand,
  "verify-audit": async () => (await import("./verify-audit")).verifyAudit,
};

/** `npm run cli -- <command> [arguments] [--json]` */
export async function run(argv: readonly string[]): Promise<number> {
  const json = argv.includes("--json");
  const [name, ...args] = argv.filter((argument) => argument !== "--json");
  if (name === undefined || name === "help" || name === "--help")
    return await printCommands(name === undefined ? 2 : 0);
  const load = commands[name];
  if (load === undefined) {
    process.stderr.write(`There is no command ${name}.\n\n`);
    return await printCommands(2);
  }
  await ensurePrismaClient();
  return await runCommand(await load(), { args, json });
}

async function runCommand(command: Command, { args, json }: { args: string[]; json: boolean }): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  const context: LoneContext = {
    args,
    json,
    interactive: !json && process.stdout.isTTY,
    stop: stop.signal,
    print: (line) => process.stdout.write(`${line}\n`),
    tell: (line) => process.stderr.write(`${line}\n`),
  };
  try {
    const alone = command.alone?.(args) ?? null;
    return await (alone ? alone(context) : withRuntime(command, context));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\nUsage: npm run cli -- ${command.usage}\n`);
    return 2;
  }
}

async function withRuntime(command: Command, context: LoneContext): Promise<number> {
  const runtime = await openRuntime();
  try {
    return await command.run({ ...context, runtime });
  } finally {
    await runtime.release();
  }
}

async function printCommands(exitCode: number): Promise<number> {
  const lines = ["Usage: npm run cli -- <command> [arguments] [--json]", ""];
  for (const load of Object.values(commands)) {
    const { usage, summary } = await load();
    lines.push(`  ${usage}`, `      ${summary}`);
  }
  process.stderr.write(`${lines.join("\n")}\n`);
  return exitCode;
}
