import type { RegistryAnswer } from "@/server/accounts/domain/domain-services/onboarding-check-service";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingCommand } from "@/server/accounts/domain/entities/seller-onboarding-step";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";
import type { Gstin } from "@/server/accounts/domain/value-objects/gstin";

export type ApplicationRef = { readonly id: ApplicationId; readonly accountId: AccountId };

/** What is looked up about applications outside a unit of work. Only candidates: each unit looks again under the lock. */
export type OnboardingDirectory = {
  accountOf(id: ApplicationId): Promise<AccountId | null>;
  find(id: ApplicationId): Promise<SellerApplication | null>;
  /** The command that is next, with whose it is; null when nothing waits. */
  nextCommand(
    id: ApplicationId,
  ): Promise<{ readonly accountId: AccountId; readonly command: OnboardingCommand } | null>;
  /** Applications with commands that may run, the longest waiting first. */
  waiting(at: Date, limit: number): Promise<readonly ApplicationId[]>;
  /** Applications with a timer that is due, the longest over first. */
  dueTimers(at: Date, limit: number): Promise<readonly ApplicationRef[]>;
  /** Applications that are paused and need not be, or are not and have to. */
  changedStandings(at: Date, limit: number): Promise<readonly ApplicationRef[]>;
  completedSales(accountId: AccountId): Promise<number>;
  /** Accounts on hold that share a device, an instrument or another identifier with this one. */
  heldRelatives(accountId: AccountId, at: Date): Promise<readonly AccountId[]>;
};

/** Asks the tax authority's register. Plugged in only where an installation has access to one. */
export type GstRegistry = { lookUp(gstNumber: Gstin): Promise<RegistryAnswer> };
