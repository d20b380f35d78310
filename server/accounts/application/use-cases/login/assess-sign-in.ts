import type { AddressReputation, FraudService } from "@/server/accounts/application/ports/outbound/fraud-service-port";
import type { SignInPlaceReader } from "@/server/accounts/application/ports/outbound/sign-in-place-port";
import { weighSignIn } from "@/server/accounts/domain/policies/sign-in-risk-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Where and how somebody who proved the password comes in. */
export type SignInCircumstances = {
  readonly accountId: AccountId;
  readonly ip: string | null;
  /** Hash of the browser's device cookie. */
  readonly deviceTokenHash: Uint8Array;
  readonly knownDevice: boolean;
  readonly at: Date;
};

/** What it says about the sign-in, and whether it is risky enough to ask for a code. */
export type SignInAssessment = {
  readonly asksForCode: boolean;
  readonly reputation: AddressReputation;
  /** The account never signed in from this country, and did from another. */
  readonly isNewCountry: boolean;
  /** Two places in too short a time. */
  readonly isImpossibleTravel: boolean;
};

export type AssessSignIn = (circumstances: SignInCircumstances) => Promise<SignInAssessment>;

export type AssessSignInDeps = { readonly fraud: FraudService; readonly places: SignInPlaceReader };

/** Asked once the password is proved and before anything is decided; it writes nothing. */
export const assessSignIn =
  ({ fraud, places }: AssessSignInDeps): AssessSignIn =>
  async ({ accountId, ip, deviceTokenHash, knownDevice, at }) => {
    const reputation = fraud.reputationOf(ip);
    const [deniedDevice, before] = await Promise.all([
      !knownDevice && places.isDenied(accountId, deviceTokenHash),
      places.listOf(accountId),
    ]);
    return { reputation, ...weighSignIn({ ...reputation, knownDevice, deniedDevice, at }, before) };
  };
