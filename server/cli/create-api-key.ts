import { compose } from "@/server/composition-root";
import { type Command, UsageError } from "./command";
import { cliOrigin, operator } from "./operator-request";

type Asked = { readonly name: string; readonly scopes: readonly string[]; readonly expiresAt: Date | null };

/** `create-api-key --name N --scopes a,b [--expires YYYY-MM-DD]`: the only place a key is ever shown. */
export const createApiKeyCommand: Command = {
  summary: "make a key for another system; it is shown this once",
  usage: "create-api-key --name N --scopes a,b [--expires YYYY-MM-DD] [--json]",
  run: async ({ args, runtime, json, print, tell }) => {
    const asked = readArguments(args);
    const composition = compose(runtime.config, "goodstanding-api-key");
    try {
      const created = await composition.accounts.api.createKey(
        { ...asked, scopes: [...asked.scopes] },
        operator,
        cliOrigin(),
      );
      if (!created.ok) throw new UsageError(sentenceOf(created.refusal));
      const { key, apiKey } = created.value;
      if (json) print(JSON.stringify({ key }));
      else {
        print(key);
        tell(`${apiKey.name}: ${apiKey.scopes.join(", ")}. It is not shown again; revoke it as ${apiKey.prefix}.`);
      }
      return 0;
    } finally {
      await composition.close();
    }
  },
};

function readArguments(args: readonly string[]): Asked {
  const options = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    const [flag = "", value] = [args[at], args[at + 1]];
    if (!["--name", "--scopes", "--expires"].includes(flag)) throw new UsageError(`What does ${flag} mean?`);
    if (value === undefined) throw new UsageError(`${flag} needs a value.`);
    options.set(flag, value);
  }
  const name = options.get("--name");
  const scopes = options.get("--scopes");
  if (name === undefined || scopes === undefined) throw new UsageError("Give --name and --scopes.");
  return { name, scopes: scopes.split(",").map((scope) => scope.trim()), expiresAt: endOf(options.get("--expires")) };
}

/** The end of that day, in UTC. */
function endOf(day: string | undefined): Date | null {
  if (day === undefined) return null;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T23:59:59.999Z`) : null;
  if (at === null || Number.isNaN(at.getTime())) throw new UsageError(`${day} is no date like 2026-11-20.`);
  return at;
}

function sentenceOf(refusal: { readonly code: string; readonly fields?: readonly { readonly problem: string }[] }) {
  return refusal.fields?.map(({ problem }) => problem).join("\n") ?? `The key was refused: ${refusal.code}.`;
}
