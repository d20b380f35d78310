import type { Account } from "../entities/account";
import type { SellerApplication } from "../entities/seller-application";
import { roleViolation } from "../exceptions/role-violation";
import { done, type Refused, type Result, refuse } from "../result";
import type { ActorRef } from "../value-objects/actor-ref";
import type { ApplicationId } from "../value-objects/application-id";
import type { Gstin } from "../value-objects/gstin";
import type { KycLevel } from "../value-objects/kyc-level";
import type { StoreName } from "../value-objects/store-name";
import { isStaffAccount } from "./account-aggregate";
import { refusalToAct } from "./account-decision";
import { beginOnboarding } from "./onboarding-beginning";

export type ApplicationWish = {
  readonly id: ApplicationId;
  readonly storeName: StoreName;
  readonly gstNumber: Gstin;
  readonly by: ActorRef;
  readonly at: Date;
  /** How well the holder is known without any application. */
  readonly kycLevel: KycLevel;
  /** The newest application that is over; a rejected one names the day from which to apply again. */
  readonly last: SellerApplication | null;
};

/**
 * Opens the way to selling at its first stage. The application that is under way is answered as it is where it asks for
 * the same; for another store or number ALREADY_EXISTS. Refuses whoever sells already (ALREADY_EXISTS), may not act,
 * does not buy, is staff, or was rejected and comes back too soon (ILLEGAL_TRANSITION, naming the day). Whether another account has the same number is looked at in TAX.
 */
export function openApplication(
  account: Account,
  underWay: SellerApplication | null,
  { id, storeName, gstNumber, by, at, kycLevel, last }: ApplicationWish,
): Result<SellerApplication> {
  const refused = refusalToApply(account, at);
  if (refused) return refused;
  if (underWay) {
    const isSame = underWay.storeName === storeName && underWay.gstNumber === gstNumber;
    return isSame ? done(underWay) : refuse({ code: "ALREADY_EXISTS", what: "application" });
  }
  const reapplyFrom = last?.onboarding.ended?.reapplyFrom;
  if (reapplyFrom && at.toISOString() < reapplyFrom) {
    return refuse({ code: "ILLEGAL_TRANSITION", from: "REJECTED", to: `BUSINESS before ${reapplyFrom.slice(0, 10)}` });
  }
  const onboarding = beginOnboarding({ sagaId: id, accountId: account.id, kycBefore: kycLevel, at });
  const opened = { id, accountId: account.id, storeName, gstNumber, stage: onboarding.stage, onboarding };
  return done({ ...opened, openedAt: at, openedBy: by, version: 1 });
}

/** A rejection that was found wrong: who was rejected may apply again at once. The same for whoever need not wait. */
export function endWaiting(application: SellerApplication): SellerApplication {
  const { onboarding } = application;
  const { ended } = onboarding;
  if (ended?.how !== "REJECTED" || ended.reapplyFrom === null) return application;
  return { ...application, onboarding: { ...onboarding, ended: { ...ended, reapplyFrom: null } } };
}

function refusalToApply(account: Account, at: Date): Refused | null {
  const refused = refusalToAct(account, at, "SELLER");
  if (refused) return refused;
  if (isStaffAccount(account)) return refuse(roleViolation("MIXED_SIDES"));
  if (account.sellerProfile) return refuse({ code: "ALREADY_EXISTS", what: "seller profile" });
  return account.buyerProfile ? null : refuse({ code: "NOT_FOUND", what: "buyer profile" });
}
