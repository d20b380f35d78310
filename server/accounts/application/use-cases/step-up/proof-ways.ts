import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { KnownProofs } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { hasSecondFactor } from "@/server/accounts/domain/entities/second-factor";

/** How somebody signed in may prove themselves again. */
export type ProofWays = {
  readonly app: boolean;
  readonly passkey: boolean;
  readonly recoveryCode: boolean;
  readonly password: boolean;
  /** In the demo alone, for its made-up people. */
  readonly sentCode: boolean;
};

/** Who has a second factor proves that; the password alone serves who has nothing else. */
export function proofWays({ held, hasPassword, method }: KnownProofs, demo: boolean): ProofWays {
  const second = hasSecondFactor(held);
  const isDemoPerson = demo && method === "DEMO";
  return {
    app: held.app,
    passkey: held.passkeys > 0,
    recoveryCode: second && held.recoveryCodes > 0,
    password: !second && !isDemoPerson && hasPassword,
    sentCode: !second && isDemoPerson,
  };
}

/** The same, under the account's lock. */
export async function waysWithin(
  write: WritableRepositories,
  { accountId, sessionId }: HolderActor | StaffActor,
  demo: boolean,
): Promise<ProofWays> {
  const session = await write.sessions.find(sessionId);
  const held = await write.secondFactors.held(accountId);
  const hasPassword = (await write.credentials.find(accountId)) !== null;
  return proofWays({ held, hasPassword, method: session?.method ?? "PASSWORD" }, demo);
}
