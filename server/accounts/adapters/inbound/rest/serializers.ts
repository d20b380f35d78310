import * as z from "zod/mini";
import type { MachineAccountDto } from "@/server/accounts/application/dto/machine-account-dto";
import { ACCOUNT_STATUSES } from "@/server/accounts/domain/value-objects/account-status";
import { KYC_LEVELS } from "@/server/accounts/domain/value-objects/kyc-level";
import { LOCK_REASONS, LOCK_SCOPES } from "@/server/accounts/domain/value-objects/lock-reason";
import { ONBOARDING_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { MARKETPLACE_ROLES, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";

/** Every answer in its one shape: the schema is what OpenAPI prints, the function what makes it, field by field. */
export const moment = z.iso.datetime();
export const id = z.uuid();
const contact = z.strictObject({ masked: z.string(), verifiedAt: z.nullable(moment) });

export const sellerProfileSchema = z.strictObject({
  storeName: z.string(),
  gstNumber: z.nullable(z.string()),
  isVerified: z.boolean(),
  onboardingStage: z.enum(ONBOARDING_STAGES),
});

export const accountSchema = z.strictObject({
  id,
  externalId: z.nullable(z.string()),
  name: z.nullable(z.string()),
  email: z.nullable(contact),
  phone: z.nullable(contact),
  status: z.enum(ACCOUNT_STATUSES),
  lock: z.nullable(
    z.strictObject({
      reason: z.enum(LOCK_REASONS),
      scope: z.enum(LOCK_SCOPES),
      since: moment,
      until: z.nullable(moment),
    }),
  ),
  roles: z.array(z.enum([...MARKETPLACE_ROLES, ...STAFF_ROLES])),
  buyerProfile: z.nullable(z.strictObject({ name: z.string(), since: moment })),
  sellerProfile: z.nullable(sellerProfileSchema),
  riskLevel: z.enum(RISK_LEVELS),
  kycLevel: z.enum(KYC_LEVELS),
  createdAt: moment,
  version: z.int(),
});

export const accountsSchema = z.strictObject({
  accounts: z.array(accountSchema),
  nextCursor: z.nullable(z.string()),
});

export const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const contactJson = (held: MachineAccountDto["email"]) =>
  held && { masked: held.masked, verifiedAt: iso(held.verifiedAt) };

export const accountJson = (account: MachineAccountDto): z.output<typeof accountSchema> => ({
  id: account.id,
  externalId: account.externalId,
  name: account.name,
  email: contactJson(account.email),
  phone: contactJson(account.phone),
  status: account.status,
  lock: account.lock && {
    reason: account.lock.reason,
    scope: account.lock.scope,
    since: account.lock.since.toISOString(),
    until: iso(account.lock.until),
  },
  roles: [...account.roles],
  buyerProfile: account.buyerProfile && {
    name: account.buyerProfile.name,
    since: account.buyerProfile.since.toISOString(),
  },
  sellerProfile: account.sellerProfile && {
    storeName: account.sellerProfile.storeName,
    gstNumber: account.sellerProfile.maskedGstNumber,
    isVerified: account.sellerProfile.isVerified,
    onboardingStage: account.sellerProfile.onboardingStage,
  },
  riskLevel: account.riskLevel,
  kycLevel: account.kycLevel,
  createdAt: account.createdAt.toISOString(),
  version: account.version,
});
