import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";

/** The applicant's own newest one. */
export async function findOwnWithin(
  write: WritableRepositories,
  accountId: AccountId,
): Promise<Result<SellerApplication>> {
  const application = await write.sellerApplications.findLatest(accountId);
  return application ? done(application) : refuse({ code: "NOT_FOUND", what: "application" });
}

/** One that staff decide on: never their own, nor of an account linked to theirs. */
export async function findToDecideWithin(
  write: WritableRepositories,
  id: ApplicationId,
  by: StaffActor,
): Promise<Result<SellerApplication>> {
  const application = await write.sellerApplications.find(id);
  if (!application) return refuse({ code: "NOT_FOUND", what: "application" });
  if (await write.approvals.areLinked(by.accountId, application.accountId)) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "This application is of an account linked to yours." });
  }
  return done(application);
}
