import type { Account } from "../entities/account";
import type { KycLevel } from "../value-objects/kyc-level";

/** What has been proved about a holder. */
export type KycFacts = {
  readonly contactVerified: boolean;
  readonly identityApproved: boolean;
  readonly gstinConfirmed: boolean;
  readonly payoutApproved: boolean;
};

/** The highest level all of whose proofs hold; each level needs the ones below it. */
export function kycLevelFrom(facts: KycFacts): KycLevel {
  if (!facts.contactVerified) return "NONE";
  if (!facts.identityApproved) return "CONTACT";
  return facts.gstinConfirmed && facts.payoutApproved ? "BUSINESS" : "IDENTITY";
}

/** What the account itself tells, beside the documents and payout account that people approved. */
export const kycFactsOf = (
  account: Account,
  approved: { readonly identity: boolean; readonly payout: boolean },
): KycFacts => ({
  contactVerified: Boolean(account.email?.verifiedAt) || Boolean(account.phone?.verifiedAt),
  identityApproved: approved.identity,
  gstinConfirmed: account.sellerProfile?.gstNumber != null && account.sellerProfile.isVerified,
  payoutApproved: approved.payout,
});
