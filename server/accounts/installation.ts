import packageFacts from "@/package.json";
import type { Config } from "@/server/platform/config";
import { natsBrokerReader } from "./adapters/outbound/messaging/nats/nats-broker-reader";
import { openNatsLink } from "./adapters/outbound/messaging/nats/nats-link";
import type { Installation } from "./application/ports/outbound/installation";

type OpenedInstallation = Installation & { readonly close: () => Promise<void> };

/** The broker is connected to when somebody looks for the first time: most processes never do. */
export function openInstallation(
  { database, broker }: Pick<Config, "database" | "broker">,
  isRedisUp: Installation["isRedisUp"],
): OpenedInstallation {
  const now = () => new Date();
  const link = broker && openNatsLink(broker.url);
  return {
    version: packageFacts.version,
    startedAt: now(),
    database: database === "embedded" ? "EMBEDDED" : "MANAGED",
    isRedisUp,
    readBroker: link && broker && natsBrokerReader({ link, shopSubject: broker.shopSubject, now }),
    close: async () => link?.close(),
  };
}

/** One process with a database and nothing else. */
export const databaseAlone = (): Installation => ({
  version: packageFacts.version,
  startedAt: new Date(),
  database: "EMBEDDED",
  isRedisUp: null,
  readBroker: null,
});
