import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { wordForApplicant } from "@/server/accounts/domain/domain-services/onboarding-words-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { ApplicantMessage } from "@/server/accounts/domain/entities/seller-onboarding-step";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { provedContact } from "../proved-contact";

/** Queues a message in plain words, with the commit that marks its step as done: it is queued once. */
export async function tellApplicant(
  write: WritableRepositories,
  { accountId, storeName, onboarding }: SellerApplication,
  message: ApplicantMessage,
  stage: ApplicationStage | null,
): Promise<void> {
  const account = await write.accounts.find(accountId);
  const contact = account && provedContact(account);
  if (!contact) return;
  const text = wordForApplicant({ message, stage, storeName, onboarding });
  write.notifications.queue({ accountId, ...contact, template: "SELLER_APPLICATION", values: { text } });
}
