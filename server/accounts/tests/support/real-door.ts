import { createSecurityAlerts } from "@/server/accounts/adapters/outbound/cache/security-alerts";
import { createAttemptStore } from "@/server/accounts/adapters/outbound/persistence/attempt-store";
import { createChallengeGuard } from "@/server/accounts/adapters/outbound/persistence/challenge-guard";
import { createOwnPasswordReader } from "@/server/accounts/adapters/outbound/persistence/own-password-reader";
import { createPasskeyChallenges } from "@/server/accounts/adapters/outbound/persistence/passkey-challenges";
import { createPendingGuard } from "@/server/accounts/adapters/outbound/persistence/pending-guard";
import { createSecondFactorReader } from "@/server/accounts/adapters/outbound/persistence/second-factor-reader";
import { createSignInDirectory } from "@/server/accounts/adapters/outbound/persistence/sign-in-directory";
import { createSignInPlaceReader } from "@/server/accounts/adapters/outbound/persistence/sign-in-places";
import { createMailLinks } from "@/server/accounts/adapters/outbound/security/jwt-provider";
import { createKeyedHash } from "@/server/accounts/adapters/outbound/security/keyed-hash";
import { passkeyCeremony } from "@/server/accounts/adapters/outbound/security/passkey-ceremony";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import { recoveryCodes } from "@/server/accounts/adapters/outbound/security/recovery-codes";
import { hashToken, newToken, verificationCodes } from "@/server/accounts/adapters/outbound/security/tokens";
import { totp } from "@/server/accounts/adapters/outbound/security/totp";
import type { MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { createAuthCommands } from "@/server/accounts/application/use-cases/auth-commands";
import { assessSignIn } from "@/server/accounts/application/use-cases/login/assess-sign-in";
import { createSecondFactorCommands } from "@/server/accounts/application/use-cases/second-factor-commands";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { newId } from "@/server/platform/new-id";
import { openRealPorts, TEST_MASTER_KEY } from "./real-ports";
import { unknownAddresses } from "./told-addresses";

const ORIGIN = "https://shop.example";
const SECRET = "a secret of the tests, and of nobody else";

/** The door as a web process plugs it, over a real database; hashes are cheap and counted, codes can be read. */
export function openRealDoor(appUrl: string, now: () => Date = () => new Date()) {
  const ports = openRealPorts(appUrl, { poolSize: 12, now });
  const { pool } = ports.database;
  const counted = { hashes: 0 };
  const sent = new Map<string, string>();
  const codes = verificationCodes(SECRET);
  const links = createMailLinks({ secret: SECRET, origin: ORIGIN, newId, now });
  const tokens = new Map<string, string>();
  const remembered: VerificationCodes = {
    ...codes,
    make: (challengeId) => {
      const made = codes.make(challengeId);
      sent.set(challengeId, made.code);
      return made;
    },
  };
  const mailLinks: MailLinks = {
    ...links,
    make: async (link) => {
      const address = await links.make(link);
      tokens.set(link.challengeId ?? link.accountId, new URL(address).searchParams.get("token") ?? "");
      return address;
    },
  };
  const deps = {
    ...ports,
    pendingGuard: createPendingGuard(pool),
    secondFactorReader: createSecondFactorReader(pool),
    passkeyChallenges: createPasskeyChallenges(pool),
    passkeyCeremony: passkeyCeremony(ORIGIN),
    totp,
    recoveryCodes: recoveryCodes(createKeyedHash(TEST_MASTER_KEY)),
    alerts: createSecurityAlerts(),
    unitOfWork: ports.unitOfWork,
    auditLog: ports.auditLog,
    attempts: createAttemptStore(pool),
    opaqueKey: createKeyedHash(TEST_MASTER_KEY),
    codes: remembered,
    mailLinks,
    signInDirectory: createSignInDirectory(pool),
    ownPasswords: createOwnPasswordReader(pool),
    challengeGuard: createChallengeGuard(pool),
    sessionReader: ports.sessionReader,
    assessSignIn: assessSignIn({ fraud: unknownAddresses, places: createSignInPlaceReader(pool) }),
    passwordHasher: passwordHasher({
      parameters: { memoryKib: 64, iterations: 1, parallelism: 1 },
      limits: { running: 3, waiting: 1_000 },
      onHash: () => {
        counted.hashes += 1;
      },
    }),
    livePolicy: async () => trustPolicyV1,
    deviceName: () => "Firefox on Linux",
    fraud: unknownAddresses,
    phoneRegion: "IN",
    demo: false,
    evenly: <T>(work: Promise<T>) => work,
    hashToken,
    newToken,
    newId,
    now,
  };
  const auth = createAuthCommands(deps);
  return {
    ...ports,
    auth,
    deps,
    secondFactors: createSecondFactorCommands(deps),
    counted,
    codeOf: (challengeId: string) => sent.get(challengeId) ?? "",
    /** The token of the newest link that was made for this challenge or account. */
    linkOf: (about: string) => tokens.get(about) ?? "",
  };
}

export type RealDoor = ReturnType<typeof openRealDoor>;
