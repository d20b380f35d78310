import { createSecurityAlerts } from "@/server/accounts/adapters/outbound/cache/security-alerts";
import { createMailLinks } from "@/server/accounts/adapters/outbound/security/jwt-provider";
import { createKeyedHash } from "@/server/accounts/adapters/outbound/security/keyed-hash";
import { passkeyCeremony } from "@/server/accounts/adapters/outbound/security/passkey-ceremony";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import { recoveryCodes } from "@/server/accounts/adapters/outbound/security/recovery-codes";
import { hashToken, newToken, verificationCodes } from "@/server/accounts/adapters/outbound/security/tokens";
import { totp } from "@/server/accounts/adapters/outbound/security/totp";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import { assessSignIn } from "@/server/accounts/application/use-cases/login/assess-sign-in";
import { login } from "@/server/accounts/application/use-cases/login/login";
import { registerAccount } from "@/server/accounts/application/use-cases/register-account/register-account";
import {
  recheckSession,
  resolveSession,
} from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import { createSecondFactorCommands } from "@/server/accounts/application/use-cases/second-factor-commands";
import { verifyAccount } from "@/server/accounts/application/use-cases/verify-account/verify-account";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { inMemoryAttemptStore } from "./in-memory-attempt-store";
import { inMemoryPorts } from "./in-memory-ports";
import { placeReaderOver } from "./in-memory-sign-in";
import { must } from "./must";
import { unknownAddresses } from "./told-addresses";

export const PASSWORD = "monsoon ledger teak 42";
export const EMAIL = "asha.verma@example.in";

/** Where the links of mails lead. */
export const ORIGIN = "https://shop.example";

const SECRET = "a secret of the tests, and of nobody else";
const CHEAP = { memoryKib: 64, iterations: 1, parallelism: 1 };

/** A browser: its device cookie and where its requests come from. */
export type Browser = { readonly deviceTokenHash: Uint8Array; readonly origin: RequestOrigin };

export const browserAt = (ip: string, userAgent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0"): Browser => ({
  deviceTokenHash: newToken().hash,
  origin: { requestId: "request-1", channel: "web", ip, userAgent },
});

export type DoorScene = ReturnType<typeof doorScene>;

/** The whole door in memory: sign-up, code, sign-in, session check; hashes are real, cheap and counted. */
export function doorScene() {
  const ports = inMemoryPorts();
  const counted = { hashes: 0 };
  const deps = {
    ...ports,
    attempts: inMemoryAttemptStore(),
    ownPasswords: {
      hashOf: async (accountId: AccountId) => ports.tables.credentials.get(accountId)?.passwordHash ?? null,
    },
    opaqueKey: createKeyedHash(new Uint8Array(32).fill(7)),
    codes: verificationCodes(SECRET),
    mailLinks: createMailLinks({ secret: SECRET, origin: ORIGIN, newId: ports.newId, now: ports.clock }),
    assessSignIn: assessSignIn({
      fraud: unknownAddresses,
      places: placeReaderOver(() => ports.tables),
    }),
    passwordHasher: passwordHasher({
      parameters: CHEAP,
      limits: { running: 3, waiting: 1_000 },
      onHash: () => {
        counted.hashes += 1;
      },
    }),
    passkeyCeremony: passkeyCeremony(ORIGIN),
    totp,
    recoveryCodes: recoveryCodes(createKeyedHash(new Uint8Array(32).fill(7))),
    alerts: createSecurityAlerts(),
    demo: true,
    livePolicy: async () => trustPolicyV1,
    now: ports.clock,
    hashToken,
    newToken,
    deviceName: () => "Firefox on Linux",
    fraud: unknownAddresses,
    phoneRegion: "IN",
    evenly: <T>(work: Promise<T>) => work,
  };
  return {
    ports,
    deps,
    counted,
    register: registerAccount(deps),
    verify: verifyAccount(deps),
    login: login(deps),
    resolve: resolveSession(deps),
    recheck: recheckSession(deps),
    secondFactors: createSecondFactorCommands(deps),
  };
}

/** What the newest message to this recipient says the code is. */
export function codeFor({ ports }: DoorScene, recipient: string): string {
  const sent = ports.notifications.filter((one) => one.recipient === recipient && one.template === "VERIFY_CONTACT");
  const code = sent.at(-1)?.values["code"];
  if (!code) throw new Error(`No code was sent to ${recipient}.`);
  return code;
}

/** Signs up by email, proves the code, and forgets the notices and events on the way. */
export async function verifiedAccount(
  door: DoorScene,
  { email = EMAIL, password = PASSWORD, browser = browserAt("203.0.113.5") } = {},
): Promise<{ readonly accountId: AccountId; readonly browser: Browser; readonly sessionToken: string }> {
  const form = { contactKind: "EMAIL", contact: email, name: "Asha Verma", password } as const;
  const { challengeId } = must(await door.register(form, browser.origin));
  const { deviceTokenHash, origin } = browser;
  const verified = must(await door.verify({ code: codeFor(door, email) }, { challengeId, deviceTokenHash }, origin));
  if (!verified.signedIn) throw new Error("The new account was not signed in.");
  door.ports.events.length = 0;
  door.ports.audit.length = 0;
  door.ports.notifications.length = 0;
  return {
    accountId: accountIdFrom(verified.signedIn.accountId),
    browser,
    sessionToken: verified.signedIn.sessionToken,
  };
}

export const later = (door: DoorScene, minutes: number): void => {
  door.ports.now = new Date(door.ports.now.getTime() + minutes * 60_000);
};
