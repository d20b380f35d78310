import * as z from "zod/mini";
import type { MachineAccountDto } from "@/server/accounts/application/dto/machine-account-dto";
import type { StatusAsked } from "@/server/accounts/application/use-cases/change-status/ask-status-within";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { ONBOARDING_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { accountJson, id, iso, moment, sellerProfileSchema } from "./serializers";

/** A person decides; until then the account is locked as far as one may alone. */
export const statusAskedSchema = z.strictObject({
  approvalId: id,
  auditEntryId: id,
  expiresAt: moment,
  containedUntil: z.nullable(moment),
  sessionsEnded: z.int(),
});

export const statusAskedJson = (asked: StatusAsked): z.output<typeof statusAskedSchema> => ({
  approvalId: asked.approvalId,
  auditEntryId: asked.auditEntryId,
  expiresAt: asked.expiresAt.toISOString(),
  containedUntil: iso(asked.containedUntil),
  sessionsEnded: asked.sessionsEnded,
});

/** The way to selling: an application at one of its stages, or the profile of who sells already. */
export const sellingSchema = z.strictObject({
  application: z.nullable(
    z.strictObject({ id, storeName: z.string(), stage: z.enum(ONBOARDING_STAGES), openedAt: moment }),
  ),
  sellerProfile: z.nullable(sellerProfileSchema),
});

export const applicationJson = (application: SellerApplication): z.output<typeof sellingSchema> => ({
  application: {
    id: application.id,
    storeName: application.storeName,
    stage: application.stage,
    openedAt: application.openedAt.toISOString(),
  },
  sellerProfile: null,
});

export const sellerJson = (account: MachineAccountDto): z.output<typeof sellingSchema> => ({
  application: null,
  sellerProfile: accountJson(account).sellerProfile,
});
