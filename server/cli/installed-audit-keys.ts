import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { publicTextOf } from "@/server/accounts/audit-chain/sealing-keys";
import { readPublicKeys, setting } from "@/server/platform/config";

/** Public keys of the installation here, without starting or making anything; none where there is no installation. */
export function installedAuditKeys(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  const kept = join(resolve(setting(env, "GOODSTANDING_DATA") ?? ".data"), "secrets", "audit-key");
  const secret =
    setting(env, "GOODSTANDING_AUDIT_KEY") ?? (existsSync(kept) ? readFileSync(kept, "utf8").trim() : null);
  const former = readPublicKeys(setting(env, "GOODSTANDING_AUDIT_PUBLIC_KEYS") ?? "", []);
  return secret === null ? former : [publicTextOf(Buffer.from(secret, "base64")), ...former];
}
