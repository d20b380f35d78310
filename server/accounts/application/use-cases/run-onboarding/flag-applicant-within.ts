import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { flagAccount } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";

/** An applicant who shares identifiers with an account on hold: a case opens, or the open one has one reason more. */
export async function flagApplicantWithin(
  write: WritableRepositories,
  accountId: AccountId,
  newId: () => string,
): Promise<void> {
  const profile = await write.trust.find(accountId);
  if (!profile) return;
  const latest = await write.reviewCases.findLatest(accountId);
  const { riskLevel, scoreMilli } = profile.shown;
  const facts = { caseId: caseIdFrom(newId()), accountId, riskLevel, scoreMilli, exposureMinor: 0 };
  const flag = { ...facts, reason: "LINKED_TO_FRAUD", evidenceAt: write.at, at: write.at } as const;
  const { reviewCase, events } = flagAccount(latest, flag, reviewPolicy);
  if (!reviewCase || reviewCase === latest) return;
  if (latest?.state === "OPEN") await write.reviewCases.saveMany([{ before: latest, after: reviewCase }]);
  else await write.reviewCases.insertMany([reviewCase]);
  write.events.append(events);
}
