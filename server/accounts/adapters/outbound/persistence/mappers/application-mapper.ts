import { beginOnboarding } from "@/server/accounts/domain/aggregates/onboarding-beginning";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { OnboardingCommand } from "@/server/accounts/domain/entities/seller-onboarding-step";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { gstinFrom } from "@/server/accounts/domain/value-objects/gstin";
import { isOnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import type { SellerApplicationModel } from "../generated/models/SellerApplication";
import { stored } from "../stored-value";

export function toApplication(row: SellerApplicationModel): SellerApplication {
  const id = applicationIdFrom(row.id);
  const accountId = accountIdFrom(row.accountId);
  return {
    id,
    accountId,
    storeName: storeNameFrom(row.storeName),
    gstNumber: gstinFrom(row.gstNumber),
    stage: stored(row.stage, isOnboardingStage, "seller_application.stage"),
    onboarding:
      row.state === null
        ? beginOnboarding({ sagaId: id, accountId, kycBefore: "CONTACT", at: row.openedAt })
        : stateFrom(row.state),
    openedAt: row.openedAt,
    // Written from that very type.
    openedBy: row.openedBy as ActorRef,
    version: row.version,
  };
}

/** Written from that very type; a CHECK holds it to the stage of its row. */
const stateFrom = (json: unknown): OnboardingState => json as OnboardingState;

/** The same: only the saga's own commands are stored. */
export const toCommand = (json: unknown): OnboardingCommand => json as OnboardingCommand;
