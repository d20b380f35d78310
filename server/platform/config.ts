import { type BrokerSettings, readBrokerSettings } from "./broker-settings";
import { type CompanySettings, readCompanySettings } from "./company-settings";
import { type DocumentSettings, readDocumentSettings } from "./document-settings";
import { isLoopback } from "./loopback";
import { type MessageSettings, readMessageSettings } from "./message-settings";
import { type RegisterSettings, readRegisterSettings } from "./register-settings";
import { readKeyBytes, readMasterKey, refuseWeakSecret } from "./secret-strength";
import { readProxies } from "./trusted-proxies";

/** What a process of the product needs to know, read once from its environment. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** The address people type, without a path: links in mails start with it. */
  readonly origin: string;
  readonly dataDirectory: string;
  readonly database: "embedded" | "external";
  /** Embedded database and nothing but loopback addresses: `/demo` and `/dev/mailbox` exist, mails stay here. */
  readonly demo: boolean;
  /** The one password of all demo people; null outside demo mode. */
  readonly demoPassword: string | null;
  /** Connection string of the restricted login. No process that serves requests knows the owner's. */
  readonly appUrl: string;
  readonly poolSize: number;
  readonly sessionSecret: string;
  /** 32 bytes: encrypts the keys that encrypt personal data. */
  readonly masterKey: Uint8Array;
  /** 32 bytes that sign the checkpoints of the audit trail; null in every process but the worker. */
  readonly auditKey: Uint8Array | null;
  /** What verifies them: the public part of today's key first, then those of before. */
  readonly auditPublicKeys: readonly string[];
  /** Addresses or ranges whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** How mails and text messages leave; in demo mode none does. */
  readonly messages: MessageSettings;
  /** The company's own sign-in for staff; null where none is set up. */
  readonly company: CompanySettings | null;
  /** A folder with lists of bad addresses and of anonymisers; null: sign-ins are judged without any. */
  readonly ipListFolder: string | null;
  /** Where other systems are answered by a process of their own; null: by the web process alone. */
  readonly apiPort: number | null;
  /** Hosts of the operator's own network that may receive webhooks, over plain http too; elsewhere only public https. */
  readonly webhookPrivateHosts: readonly string[];
  /** Where documents are kept, and what scans them. */
  readonly documents: DocumentSettings;
  /** Where all processes count attempts together; null: in the database. */
  readonly redisUrl: string | null;
  /** Where events go to and come from; null: through the database. */
  readonly broker: BrokerSettings | null;
  /** The tax register that sellers' numbers are looked up in; null: their form alone is checked. */
  readonly register: RegisterSettings | null;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every problem found, one line each, for the person who starts the product. */
export class ConfigRefused extends Error {
  override readonly name = "ConfigRefused";
  constructor(readonly problems: readonly string[]) {
    super(`The product can't start with these settings:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
}

/** The setting, or undefined where it is missing or blank. */
export function setting(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

/**
 * Reads the configuration of a web, worker or command process, as `npm start` and `npm run cli` prepare it.
 * @throws ConfigRefused naming every missing or weak setting.
 */
export function readConfig(env: Environment = process.env): Config {
  const problems: string[] = [];
  const host = setting(env, "HOST") ?? "127.0.0.1";
  const port = readPort(env, problems);
  const database = setting(env, "GOODSTANDING_DATABASE") === "embedded" ? "embedded" : "external";
  const appUrl = setting(env, "DATABASE_APP_URL") ?? "";
  if (appUrl === "") problems.push("DATABASE_APP_URL is missing; `npm start` sets it for the processes it runs");
  const sessionSecret = setting(env, "NEXTAUTH_SECRET") ?? "";
  refuseWeakSecret("NEXTAUTH_SECRET", sessionSecret, problems);
  const masterKey = readMasterKey(setting(env, "GOODSTANDING_MASTER_KEY") ?? "", problems);
  const sealing = readSealing(env, problems);
  const origin = readOrigin(env, { host, port }, problems);
  const demo = isDemo({ isEmbedded: database === "embedded", host, origin });
  const trustedProxies = readProxies(setting(env, "TRUSTED_PROXIES") ?? "", problems);
  const company = readCompanySettings((name) => setting(env, name), problems);
  const messages = readMessageSettings((name) => setting(env, name), problems);
  const redisUrl = readRedisUrl(env, problems);
  const documents = readDocumentSettings((name) => setting(env, name), problems);
  const apiPort = readApiPort(env, port, problems);
  const broker = readBrokerSettings((name) => setting(env, name), problems);
  const register = readRegisterSettings((name) => setting(env, name), problems);
  if (problems.length > 0) throw new ConfigRefused(problems);
  return {
    host,
    port,
    origin,
    dataDirectory: setting(env, "GOODSTANDING_DATA") ?? ".data",
    database,
    demo,
    demoPassword: demo ? (setting(env, "DEMO_PASSWORD") ?? null) : null,
    appUrl,
    poolSize: Number(setting(env, "DATABASE_POOL_SIZE") ?? 8),
    sessionSecret,
    masterKey,
    ...sealing,
    trustedProxies,
    company,
    messages,
    ipListFolder: setting(env, "IP_LISTS_DIR") ?? null,
    apiPort,
    webhookPrivateHosts: hostsOf(setting(env, "WEBHOOK_PRIVATE_HOSTS") ?? ""),
    documents,
    redisUrl,
    broker,
    register,
  };
}

function readSealing(env: Environment, problems: string[]): Pick<Config, "auditKey" | "auditPublicKeys"> {
  const given = setting(env, "GOODSTANDING_AUDIT_KEY");
  return {
    auditKey: given === undefined ? null : readKeyBytes("GOODSTANDING_AUDIT_KEY", given, problems),
    auditPublicKeys: readPublicKeys(setting(env, "GOODSTANDING_AUDIT_PUBLIC_KEYS") ?? "", problems),
  };
}

/** Public keys, apart by blanks or commas. */
export function readPublicKeys(text: string, problems: string[]): readonly string[] {
  const keys = text.split(/[\s,]+/).filter((key) => key !== "");
  if (keys.some((key) => Buffer.from(key, "base64url").length !== 32)) {
    problems.push("GOODSTANDING_AUDIT_PUBLIC_KEYS must be public keys of 32 bytes written as base64, apart by blanks");
  }
  return keys;
}

function readApiPort(env: Environment, webPort: number, problems: string[]): number | null {
  const given = setting(env, "API_PORT");
  if (given === undefined) return null;
  const port = Number(given);
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535 && port !== webPort;
  if (!isPort) problems.push("API_PORT must be a number from 1 to 65535 that is not PORT");
  return port;
}

const hostsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((host) => host !== "");

function readRedisUrl(env: Environment, problems: string[]): string | null {
  const given = setting(env, "REDIS_URL");
  if (given === undefined) return null;
  const isRedis = URL.canParse(given) && ["redis:", "rediss:"].includes(new URL(given).protocol);
  if (!isRedis) problems.push("REDIS_URL must be an address such as rediss://:password@redis.example.com:6379");
  return given;
}

/**
 * Demo mode lets anybody in as anybody, so it wants the embedded database, a loopback address to listen on and one that
 * people type: a product whose address is a public name stands behind a proxy, and its loopback is everybody's.
 */
export const isDemo = (place: {
  readonly isEmbedded: boolean;
  readonly host: string;
  readonly origin: string;
}): boolean =>
  place.isEmbedded &&
  isLoopback(place.host) &&
  URL.canParse(place.origin) &&
  isLoopback(new URL(place.origin).hostname);

export function readPort(env: Environment, problems: string[]): number {
  const port = Number(setting(env, "PORT") ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) problems.push("PORT must be a number from 1 to 65535");
  return port;
}

/** NEXTAUTH_URL, else the address the product listens on, which only serves people on the same machine. */
export function readOrigin(
  env: Environment,
  { host, port }: { host: string; port: number },
  problems: string[],
): string {
  const given = setting(env, "NEXTAUTH_URL");
  if (given === undefined) {
    if (!isLoopback(host)) problems.push(`NEXTAUTH_URL is missing: the address people type to reach HOST ${host}`);
    return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  }
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.pathname !== "/") {
    problems.push("NEXTAUTH_URL must be an http or https address without a path, such as https://shop.example");
    return given;
  }
  return url.origin;
}
