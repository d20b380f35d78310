import { compose } from "@/server/composition-root";
import { type Command, UsageError } from "./command";
import { cliOrigin, operator } from "./operator-request";

/** `revoke-api-key <id or gs_live_...>` */
export const revokeApiKeyCommand: Command = {
  summary: "end a key of another system, named by its id or by how it begins",
  usage: "revoke-api-key <id or gs_live_ and six characters> [--json]",
  run: async ({ args, runtime, json, print, tell }) => {
    const [named, ...rest] = args;
    if (named === undefined || rest.length > 0) throw new UsageError("Name one key.");
    const composition = compose(runtime.config, "goodstanding-api-key");
    try {
      const revoked = await composition.accounts.api.revokeKey(named, operator, cliOrigin());
      if (!revoked.ok) {
        tell(`There is no key ${named}. See npm run cli -- list-api-keys.`);
        return 1;
      }
      const { id, prefix, name, revokedAt } = revoked.value;
      print(json ? JSON.stringify({ id, prefix, name, revokedAt }) : `${prefix} (${name}) is revoked.`);
      return 0;
    } finally {
      await composition.close();
    }
  },
};
