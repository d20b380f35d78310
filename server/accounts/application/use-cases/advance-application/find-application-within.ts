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

/**
 * One that staff decide on: never their own, nor of an account linked to theirs. Refuses CONFLICT, naming who was
 * first, where it is no longer the version they read.
 */
export async function findToDecideWithin(
  write: WritableRepositories,
  { id, version }: { readonly id: ApplicationId; readonly version?: number | undefined },
  by: StaffActor,
): Promise<Result<SellerApplication>> {
  const application = await write.sellerApplications.find(id);
  if (!application) return refuse({ code: "NOT_FOUND", what: "application" });
  if (version !== undefined && version !== application.version) {
    const first = await write.sellerStages.latestDecision(id);
    const named = first ? { by: first.byName, at: first.at.toISOString() } : {};
    return refuse({ code: "CONFLICT", what: "application", ...named });
  }
  if (await write.approvals.areLinked(by.accountId, application.accountId)) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "This application is of an account linked to yours." });
  }
  return done(application);
}
