import type { Database } from "@/server/platform/database";
import { createEventReader } from "./adapters/inbound/consumer/read-events";
import { poolKeyStore } from "./adapters/outbound/persistence/account-key-store";
import { createImportDirectory } from "./adapters/outbound/persistence/import-directory";
import { createParkedMessageDirectory } from "./adapters/outbound/persistence/parked-message-directory";
import type { KeyedHash } from "./adapters/outbound/security/keyed-hash";
import type { PersonalDataEncryption } from "./adapters/outbound/security/personal-data-encryption";
import type { Clock } from "./application/ports/outbound/clock-and-ids";
import type { FraudService } from "./application/ports/outbound/fraud-service-port";
import type { LiveTrustPolicy } from "./application/ports/outbound/live-trust-policy";
import { inTransaction } from "./outbox/transaction";
import { refreshAccountSummaries } from "./read-model/rebuild/account-summary-store";

export type MessageAdapterDeps = {
  readonly pool: Database["pool"];
  readonly encryption: PersonalDataEncryption;
  readonly fraud: FraudService;
  readonly keyedHash: KeyedHash;
  readonly livePolicy: LiveTrustPolicy;
  readonly now: Clock;
};

/** What reads the events of the shop, finds those that were parked, and looks around for files. */
export function messageAdapters({ pool, encryption, fraud, keyedHash, livePolicy, now }: MessageAdapterDeps) {
  const keys = poolKeyStore(pool);
  const badnessOf = (ip: string) => Math.max(LEAST_BADNESS, fraud.reputationOf(ip).risk);
  return {
    badnessOf,
    readEvents: createEventReader({ mappingRules: mappingRulesOf(livePolicy), badnessOf, opaqueKey: keyedHash, now }),
    directory: createImportDirectory({
      pool,
      refreshLookup: (accountIds) => inTransaction(pool, (tx) => refreshAccountSummaries(tx, accountIds)),
    }),
    parked: createParkedMessageDirectory({ pool, open: (sealed) => encryption.open(keys, null, sealed) }),
  };
}

/** Of an address that no list knows: nobody's is beyond doubt (trust policy, section 2). */
const LEAST_BADNESS = 0.02;

const mappingRulesOf = (livePolicy: LiveTrustPolicy) => async () => {
  const { masses, hubLimit, action } = await livePolicy();
  return { masses, hubLimit, typicalMinor: action.typicalMinor };
};
