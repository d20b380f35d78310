import { createAttemptStore } from "@/server/accounts/adapters/outbound/persistence/attempt-store";
import { createChallengeGuard } from "@/server/accounts/adapters/outbound/persistence/challenge-guard";
import { createSignInDirectory } from "@/server/accounts/adapters/outbound/persistence/sign-in-directory";
import { createSignInPlaceReader } from "@/server/accounts/adapters/outbound/persistence/sign-in-places";
import { createKeyedHash } from "@/server/accounts/adapters/outbound/security/keyed-hash";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import { hashToken, newToken, verificationCodes } from "@/server/accounts/adapters/outbound/security/tokens";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { createAuthCommands } from "@/server/accounts/application/use-cases/auth-commands";
import { assessSignIn } from "@/server/accounts/application/use-cases/login/assess-sign-in";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { newId } from "@/server/platform/new-id";
import { openRealPorts, TEST_MASTER_KEY } from "./real-ports";
import { unknownAddresses } from "./told-addresses";

const SECRET = "a secret of the tests, and of nobody else";

/** The door as a web process plugs it, over a real database; hashes are cheap and counted, codes can be read. */
export function openRealDoor(appUrl: string) {
  // Counting is what these tests are about: on a busy machine nobody is sent away meanwhile.
  const patient = { connectionWaitMs: 30_000, lockWaitMs: 30_000, statementMs: 30_000 };
  const ports = openRealPorts(appUrl, { poolSize: 12, limits: patient });
  const { pool } = ports.database;
  const counted = { hashes: 0 };
  const sent = new Map<string, string>();
  const codes = verificationCodes(SECRET);
  const remembered: VerificationCodes = {
    ...codes,
    make: (challengeId) => {
      const made = codes.make(challengeId);
      sent.set(challengeId, made.code);
      return made;
    },
  };
  const auth = createAuthCommands({
    unitOfWork: ports.unitOfWork,
    auditLog: ports.auditLog,
    attempts: createAttemptStore(pool),
    opaqueKey: createKeyedHash(TEST_MASTER_KEY),
    codes: remembered,
    signInDirectory: createSignInDirectory(pool),
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
    evenly: (work) => work,
    hashToken,
    newToken,
    newId,
    now: () => new Date(),
  });
  return { ...ports, auth, counted, codeOf: (challengeId: string) => sent.get(challengeId) ?? "" };
}

export type RealDoor = ReturnType<typeof openRealDoor>;
