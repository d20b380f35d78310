import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingCommand } from "@/server/accounts/domain/entities/seller-onboarding-step";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";
import type { Gstin } from "@/server/accounts/domain/value-objects/gstin";

/** Applications to sell with what their sagas know and ordered, within a unit of work. */
export type SellerApplicationRepository = {
  newId(): ApplicationId;
  find(id: ApplicationId): Promise<SellerApplication | null>;
  /** The one that is in a stage of its way; null where none was opened or it has ended. */
  findUnderWay(accountId: AccountId): Promise<SellerApplication | null>;
  /** The newest, whether it goes on, sells or is over. */
  findLatest(accountId: AccountId): Promise<SellerApplication | null>;
  insert(application: SellerApplication): Promise<Result<SellerApplication>>;
  /** State, timers and commands together, where the version read is still the stored one; CONFLICT else. */
  save(
    before: SellerApplication,
    after: SellerApplication,
    commands: readonly OnboardingCommand[],
  ): Promise<Result<SellerApplication>>;
  /** The first that was ordered and is not done: they run in the order of their steps. */
  nextCommand(id: ApplicationId): Promise<OnboardingCommand | null>;
  finishCommand(id: ApplicationId, step: number): Promise<void>;
  /** Takes the number for this application unless another has it; answers who has it then. */
  claimGstin(application: SellerApplication, gstNumber: Gstin): Promise<AccountId | null>;
  releaseGstin(id: ApplicationId): Promise<void>;
};
