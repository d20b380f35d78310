import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { PasskeyAnswer, PasskeyCeremony } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { Passkey } from "@/server/accounts/domain/entities/second-factor";
import { authenticationFailed } from "@/server/accounts/domain/exceptions/authentication-failed";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { done, refuse } from "@/server/accounts/domain/result";

const NAME = "Goodstanding";
const PATIENCE_MS = secondFactorPolicy.challengeMinutes * 60_000;
/** EdDSA, ES256, RS256: what authenticators make. */
const ALGORITHMS = [-8, -7, -257];

/** WebAuthn knows registrable names and localhost; an IP address can own no passkey. */
export const rpIdOf = (origin: string): string | null => {
  const { hostname } = new URL(origin);
  return /^[\d.]+$/.test(hostname) || hostname.startsWith("[") ? null : hostname;
};

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const named = (passkeys: readonly Passkey[]) =>
  passkeys.map(({ credentialId, transports }) => ({ id: base64url(credentialId), transports: [...transports] }));

/** One relying party, named by the installation's own address and never by a request. */
export function passkeyCeremony(origin: string): PasskeyCeremony {
  const rpId = rpIdOf(origin);
  const rpID = rpId ?? "passkeys.invalid";
  return {
    isPossible: rpId !== null,
    optionsToAdd: async ({ accountId, name, challenge, existing }) => ({
      ...(await generateRegistrationOptions({
        rpName: NAME,
        rpID,
        userName: name,
        userDisplayName: name,
        userID: own(Buffer.from(accountId)),
        challenge: own(challenge),
        timeout: PATIENCE_MS,
        attestationType: "none",
        excludeCredentials: named(existing),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        supportedAlgorithmIDs: ALGORITHMS,
      })),
    }),
    verifyNew: async (answer, challenge) => {
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: asRegistration(answer),
          expectedChallenge: base64url(challenge),
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: true,
          supportedAlgorithmIDs: ALGORITHMS,
        });
        if (!verified) return refuse(authenticationFailed());
        const { credential, credentialBackedUp } = registrationInfo;
        return done({
          credentialId: new Uint8Array(Buffer.from(credential.id, "base64url")),
          publicKey: credential.publicKey,
          signCount: credential.counter,
          transports: (credential.transports ?? []).slice(0, 8),
          backedUp: credentialBackedUp,
        });
      } catch {
        // The library throws for every rule that was broken; a browser learns none of them.
        return refuse(authenticationFailed());
      }
    },
    optionsToProve: async (challenge, allowed) => ({
      ...(await generateAuthenticationOptions({
        rpID,
        challenge: own(challenge),
        timeout: PATIENCE_MS,
        userVerification: "required",
        ...(allowed.length === 0 ? {} : { allowCredentials: named(allowed) }),
      })),
    }),
    credentialIdOf: ({ id }) =>
      typeof id === "string" && /^[A-Za-z0-9_-]{1,1400}$/.test(id)
        ? new Uint8Array(Buffer.from(id, "base64url"))
        : null,
    verifyProof: async (answer, challenge, passkey) => {
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: asAuthentication(answer),
          expectedChallenge: base64url(challenge),
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: true,
          credential: {
            id: base64url(passkey.credentialId),
            publicKey: own(passkey.publicKey),
            counter: passkey.signCount,
          },
        });
        return verified ? done(authenticationInfo.newCounter) : refuse(authenticationFailed());
      } catch {
        return refuse(authenticationFailed());
      }
    },
  };
}

/** The schema at the door checked the shape that the library reads; it refuses the rest itself. */
const asRegistration = (answer: PasskeyAnswer): RegistrationResponseJSON =>
  answer as unknown as RegistrationResponseJSON;
const asAuthentication = (answer: PasskeyAnswer): AuthenticationResponseJSON =>
  answer as unknown as AuthenticationResponseJSON;
