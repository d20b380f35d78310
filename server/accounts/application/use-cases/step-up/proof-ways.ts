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
  /** A fresh sign-in at the company, which let this session in by two factors and whose word for them counts. */
  readonly company: boolean;
};

export type Installed = {
  readonly demo: boolean;
  /** `OIDC_TRUST_MFA`: the company's word for a second factor counts. */
  readonly trustsCompany?: boolean;
};

/** Who has a second factor proves that; whom the company let in, there; the password serves who has nothing else. */
export function proofWays({ held, hasPassword, method }: KnownProofs, { demo, trustsCompany }: Installed): ProofWays {
  const second = hasSecondFactor(held);
  const company = !second && method === "COMPANY" && trustsCompany === true;
  const isDemoPerson = demo && method === "DEMO";
  return {
    app: held.app,
    passkey: held.passkeys > 0,
    recoveryCode: second && held.recoveryCodes > 0,
    password: !second && !company && !isDemoPerson && hasPassword,
    sentCode: !second && isDemoPerson,
    company,
  };
}

/** The same, under the account's lock. */
export async function waysWithin(
  write: WritableRepositories,
  { accountId, sessionId }: HolderActor | StaffActor,
  installed: Installed,
): Promise<ProofWays> {
  const session = await write.sessions.find(sessionId);
  const held = await write.secondFactors.held(accountId);
  const hasPassword = (await write.credentials.find(accountId)) !== null;
  return proofWays({ held, hasPassword, method: session?.method ?? "PASSWORD" }, installed);
}
