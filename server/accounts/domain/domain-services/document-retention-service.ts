import type { Account } from "../entities/account";
import type { AccountDocument } from "../entities/account-document";
import type { SellerApplication } from "../entities/seller-application";
import { documentPolicy } from "../policies/document-policy";
import { DAY_MS } from "../value-objects/time-span";

export type RetentionFacts = {
  readonly account: Account;
  readonly application: SellerApplication | null;
  /** Since when its purpose was noted to be over. */
  readonly notedAt: Date | null;
  readonly at: Date;
};

/**
 * Since when what a document was for is over: the end of its application, else the moment it was noted that the hold
 * ended or the account is closed for good. Null while it goes on.
 */
export function overSince(
  document: AccountDocument,
  { account, application, notedAt, at }: RetentionFacts,
): Date | null {
  if (application?.onboarding.ended) return new Date(application.onboarding.ended.at);
  const isOver = account.status === "DISABLED" || (document.kind === "HOLD_EVIDENCE" && !isOnHold(account, at));
  return isOver ? (notedAt ?? at) : null;
}

/** What was never sent goes with its application; everything else six months after. */
export function isToErase(document: AccountDocument, since: Date | null, at: Date): boolean {
  if (since === null) return false;
  const wasNeverSent = document.applicationId !== null && document.frozenAt === null;
  return wasNeverSent || at.getTime() - since.getTime() >= documentPolicy.keptDays * DAY_MS;
}

const isOnHold = ({ status, lock }: Account, at: Date): boolean =>
  status !== "ACTIVE" || (lock?.scope === "ACCOUNT" && (lock.until === null || at < lock.until));
