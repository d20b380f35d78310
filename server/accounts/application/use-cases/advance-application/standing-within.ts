import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import { isFlagged } from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type SellerStanding = {
  readonly isHeld: boolean;
  readonly isFlagged: boolean;
  /** The account is disabled, which is for good. */
  readonly isClosed: boolean;
};

/** What pauses a seller's way at this moment: the account on hold, or trust too low and nobody has cleared it since. */
export async function standingWithin(write: WritableRepositories, accountId: AccountId): Promise<SellerStanding> {
  const account = await write.accounts.find(accountId);
  const profile = await write.trust.find(accountId);
  const latest = await write.reviewCases.findLatest(accountId);
  const isCleared = latest?.state === "DECIDED" && latest.decision.outcome === "CLEAR";
  return {
    isHeld: !account || refusalToAct(account, write.at, "SELLER") !== null,
    isClosed: account?.status === "DISABLED",
    isFlagged: profile !== null && isFlagged(profile.shown.riskLevel) && !isCleared,
  };
}
