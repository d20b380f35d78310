import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { publicTextOf } from "@/server/accounts/audit-chain/sealing-keys";
import { readCompanySettings } from "@/server/platform/company-settings";
import {
  ConfigRefused,
  type Environment,
  isDemo,
  readOrigin,
  readPort,
  readPublicKeys,
  setting,
} from "@/server/platform/config";
import { readMessageSettings } from "@/server/platform/message-settings";
import { keptSecret } from "@/server/platform/postgres-home";
import { readKeyBytes, readMasterKey, refuseWeakSecret } from "@/server/platform/secret-strength";
import { readProxies } from "@/server/platform/trusted-proxies";

/** What the person who starts the product decided, with the secrets of this installation filled in. */
export type LaunchConfig = {
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  readonly dataDirectory: string;
  readonly database:
    | { readonly kind: "embedded" }
    | { readonly kind: "external"; readonly ownerUrl: string; readonly appUrl: string | null };
  readonly sessionSecret: string;
  readonly masterKey: string;
  /** Signs the checkpoints of the audit trail: 32 bytes as base64. The worker alone is given it. */
  readonly auditKey: string;
  /** Its public part first, then those of the keys that signed before. */
  readonly auditPublicKeys: readonly string[];
  readonly demoPassword: string;
};

/**
 * Reads the environment of a start. With the embedded database missing secrets are made once and kept in the data
 * directory; with DATABASE_URL they belong to the operator, who may run several machines.
 * @throws ConfigRefused naming every missing or weak setting.
 */
export function readLaunchConfig(env: Environment = process.env): LaunchConfig {
  const problems: string[] = [];
  const host = setting(env, "HOST") ?? "127.0.0.1";
  const port = readPort(env, problems);
  const origin = readOrigin(env, { host, port }, problems);
  const dataDirectory = resolve(setting(env, "GOODSTANDING_DATA") ?? ".data");
  const ownerUrl = setting(env, "DATABASE_URL");
  if (ownerUrl !== undefined && !/^postgres(ql)?:\/\//.test(ownerUrl)) {
    problems.push("DATABASE_URL must start with postgresql://");
  }
  const keep = ownerUrl === undefined ? keeperOf(dataDirectory) : () => "";
  const sessionSecret = setting(env, "NEXTAUTH_SECRET") ?? keep("session-secret");
  const masterKey = setting(env, "GOODSTANDING_MASTER_KEY") ?? keep("master-key");
  refuseWeakSecret("NEXTAUTH_SECRET", sessionSecret, problems);
  readMasterKey(masterKey, problems);
  const auditKey = setting(env, "GOODSTANDING_AUDIT_KEY") ?? keep("audit-key");
  const auditSeed = readKeyBytes("GOODSTANDING_AUDIT_KEY", auditKey, problems);
  const formerKeys = readPublicKeys(setting(env, "GOODSTANDING_AUDIT_PUBLIC_KEYS") ?? "", problems);
  readProxies(setting(env, "TRUSTED_PROXIES") ?? "", problems);
  readMessageSettings((name) => setting(env, name), problems);
  readCompanySettings((name) => setting(env, name), problems);
  if (problems.length > 0) throw new ConfigRefused(problems);
  const demoPassword = setting(env, "DEMO_PASSWORD") ?? shorten(keep("demo-password"));
  const database: LaunchConfig["database"] =
    ownerUrl === undefined
      ? { kind: "embedded" }
      : { kind: "external", ownerUrl, appUrl: setting(env, "DATABASE_APP_URL") ?? null };
  const auditPublicKeys = [...new Set([publicTextOf(auditSeed), ...formerKeys])];
  const keys = { sessionSecret, masterKey, auditKey, auditPublicKeys };
  return { host, port, origin, dataDirectory, database, ...keys, demoPassword };
}

/** The environment of the processes that serve: what they need and no more, above all not the owner's login. */
export function serverEnvironment(launch: LaunchConfig, appUrl: string): Record<string, string | undefined> {
  const demo = isDemo({ isEmbedded: launch.database.kind === "embedded", ...launch });
  return {
    HOST: launch.host,
    PORT: String(launch.port),
    GOODSTANDING_DATA: launch.dataDirectory,
    GOODSTANDING_DATABASE: launch.database.kind,
    DATABASE_APP_URL: appUrl,
    DATABASE_URL: undefined,
    NEXTAUTH_URL: launch.origin,
    NEXTAUTH_SECRET: launch.sessionSecret,
    AUTH_TRUST_HOST: undefined,
    GOODSTANDING_MASTER_KEY: launch.masterKey,
    GOODSTANDING_AUDIT_KEY: undefined,
    GOODSTANDING_AUDIT_PUBLIC_KEYS: launch.auditPublicKeys.join(" "),
    DEMO_PASSWORD: demo ? launch.demoPassword : undefined,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: undefined,
  };
}

/** The worker's: it alone seals the audit trail. */
export const workerEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
  { auditKey }: Pick<LaunchConfig, "auditKey">,
): Record<string, string | undefined> => ({ ...environment, GOODSTANDING_AUDIT_KEY: auditKey });

function keeperOf(dataDirectory: string): (name: string) => string {
  const folder = join(dataDirectory, "secrets");
  mkdirSync(dataDirectory, { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return (name) => keptSecret(join(folder, name));
}

/** Short enough to type from a screen: 80 bits. */
function shorten(secret: string): string {
  return secret === "" ? "" : createHash("sha256").update(secret).digest("base64url").slice(0, 14);
}
