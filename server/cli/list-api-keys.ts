import type { ApiKey } from "@/server/accounts/domain/entities/api-key";
import { compose } from "@/server/composition-root";
import type { Command } from "./command";

/** `list-api-keys`: what is known of each key, which is everything but the key. */
export const listApiKeysCommand: Command = {
  summary: "list the keys of other systems with their scopes and last use",
  usage: "list-api-keys [--json]",
  run: async ({ runtime, json, print }) => {
    const composition = compose(runtime.config, "goodstanding-api-key");
    try {
      const keys = await composition.accounts.api.listKeys();
      if (json) print(JSON.stringify(keys));
      else for (const key of keys) print(lineOf(key));
      return 0;
    } finally {
      await composition.close();
    }
  },
};

function lineOf({ prefix, name, scopes, revokedAt, expiresAt, lastUsedAt }: ApiKey): string {
  const end = revokedAt ? `revoked ${day(revokedAt)}` : expiresAt ? `ends ${day(expiresAt)}` : "no end";
  const used = lastUsedAt ? `last used ${lastUsedAt.toISOString()}` : "never used";
  return `${prefix}  ${name}  ${scopes.join(",")}  ${end}, ${used}`;
}

const day = (at: Date): string => at.toISOString().slice(0, 10);
