import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { SellerApplicationRepository } from "@/server/accounts/application/ports/outbound/seller-application-repository";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { ActorRef } from "@/server/accounts/domain/value-objects/actor-ref";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { gstinFrom } from "@/server/accounts/domain/value-objects/gstin";
import { APPLICATION_STAGES, isOnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import type { SellerApplicationModel } from "./generated/models/SellerApplication";
import { stored } from "./stored-value";
import type { UnitParts } from "./unit-parts";

export const sellerApplicationRepository = (
  { tx, held, changes }: UnitParts,
  { newId }: { readonly newId: NewId },
): SellerApplicationRepository => ({
  newId: () => applicationIdFrom(newId()),
  findUnderWay: async (accountId) => {
    const row = await tx.sellerApplication.findFirst({
      where: { accountId, stage: { in: [...APPLICATION_STAGES] } },
    });
    return row && toApplication(row);
  },
  insert: async (application) => {
    const { id, accountId, storeName, gstNumber, stage, openedAt, openedBy, version } = application;
    held.mustHold([accountId]);
    await tx.sellerApplication.createMany({
      data: [{ id, accountId, storeName, gstNumber, stage, openedAt, openedBy, version }],
    });
    changes.record(accountId, [
      { field: "application.id", before: null, after: id },
      { field: "application.stage", before: null, after: stage },
    ]);
    return done(application);
  },
});

const toApplication = (row: SellerApplicationModel): SellerApplication => ({
  id: applicationIdFrom(row.id),
  accountId: accountIdFrom(row.accountId),
  storeName: storeNameFrom(row.storeName),
  gstNumber: gstinFrom(row.gstNumber),
  stage: stored(row.stage, isOnboardingStage, "seller_application.stage"),
  openedAt: row.openedAt,
  // Written from that very type.
  openedBy: row.openedBy as ActorRef,
  version: row.version,
});
