import { type AccountsModule, buildAccountsModule } from "./accounts/accounts-module";
import { openRedisAttemptStore } from "./accounts/adapters/outbound/limits/redis-attempt-store";
import { openInstallation } from "./accounts/installation";
import { type Config, readConfig } from "./platform/config";
import { type Database, openDatabase } from "./platform/database";
import { type LiveChannel, openLiveChannel } from "./platform/live-channel";
import { newId } from "./platform/new-id";

/** One process of the product: its settings, its connections, its use cases. */
export type Composition = {
  readonly config: Config;
  readonly database: Database;
  readonly liveChannel: LiveChannel;
  readonly accounts: AccountsModule;
  readonly close: () => Promise<void>;
};

/** `now` replaces the machine's clock for all commands. */
export function compose(config: Config, applicationName = "goodstanding-web", now?: () => Date): Composition {
  const {
    appUrl,
    poolSize,
    masterKey,
    sessionSecret,
    origin,
    demo,
    ipListFolder,
    redisUrl,
    webhookPrivateHosts,
    auditPublicKeys,
    register,
    documents,
  } = config;
  const database = openDatabase({ appUrl, poolSize, applicationName });
  const liveChannel = openLiveChannel({ appUrl, pool: database.pool });
  const attempts = redisUrl === null ? null : openRedisAttemptStore(redisUrl);
  const installation = openInstallation(config, attempts?.isUp ?? null);
  const accounts = buildAccountsModule({
    database,
    liveChannel,
    newId,
    masterKey,
    sessionSecret,
    origin,
    demo,
    ipListFolder,
    webhookPrivateHosts,
    auditPublicKeys,
    register,
    documentSettings: documents,
    attempts,
    installation,
    trustsCompany: config.company?.trustsMfa ?? false,
    ...(now === undefined ? {} : { now }),
  });
  return {
    config,
    database,
    liveChannel,
    accounts,
    close: async () => {
      attempts?.close();
      await installation.close();
      await liveChannel.close();
      await database.close();
    },
  };
}

/** Survives the reloads of development, where modules are read anew. */
const kept = globalThis as typeof globalThis & { goodstanding?: Composition };

/** The composition of the web process, built at the first request and once. */
export function composition(): Composition {
  kept.goodstanding ??= compose(readConfig());
  return kept.goodstanding;
}

export const accountsModule = (): AccountsModule => composition().accounts;
