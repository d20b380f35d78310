import type { Pool } from "pg";
import { createSecurityAlerts } from "./adapters/outbound/cache/security-alerts";
import { createPasskeyChallenges } from "./adapters/outbound/persistence/passkey-challenges";
import { createPendingGuard } from "./adapters/outbound/persistence/pending-guard";
import { createSecondFactorReader } from "./adapters/outbound/persistence/second-factor-reader";
import type { KeyedHash } from "./adapters/outbound/security/keyed-hash";
import { passkeyCeremony } from "./adapters/outbound/security/passkey-ceremony";
import { recoveryCodes } from "./adapters/outbound/security/recovery-codes";
import { totp } from "./adapters/outbound/security/totp";

type Outside = { readonly pool: Pool; readonly keyedHash: KeyedHash; readonly origin: string };

/** What second proofs stand on. */
export const secondFactorAdapters = ({ pool, keyedHash, origin }: Outside) => ({
  pendingGuard: createPendingGuard(pool),
  secondFactorReader: createSecondFactorReader(pool),
  passkeyChallenges: createPasskeyChallenges(pool),
  passkeyCeremony: passkeyCeremony(origin),
  totp,
  recoveryCodes: recoveryCodes(keyedHash),
  alerts: createSecurityAlerts(),
});
