import * as z from "zod/mini";
import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { MachineAccountDto } from "@/server/accounts/application/dto/machine-account-dto";
import type { EventsReceived } from "@/server/accounts/application/use-cases/receive-events/received-event";
import type { UnlockedByKey } from "@/server/accounts/application/use-cases/unlock-account/unlock-by-key";
import type { Entitlements } from "@/server/accounts/domain/domain-services/entitlement-service";
import { FACTORS, TRUST_INPUTS } from "@/server/accounts/domain/entities/trust-signal";
import { ACCOUNT_STATUSES } from "@/server/accounts/domain/value-objects/account-status";
import { KYC_LEVELS } from "@/server/accounts/domain/value-objects/kyc-level";
import { LOCK_REASONS, LOCK_SCOPES } from "@/server/accounts/domain/value-objects/lock-reason";
import { ONBOARDING_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { MARKETPLACE_ROLES, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import type { AuditRow } from "@/server/accounts/read-model/queries/audit-rows";
import type { Authorization } from "@/server/accounts/read-model/queries/authorize-action";
import type { MachineStanding } from "@/server/accounts/read-model/queries/get-machine-standing";

/** Every answer in its one shape: the schema is what OpenAPI prints, the function what makes it, field by field. */
const moment = z.iso.datetime();
const id = z.uuid();
/** Points with at most three decimals; lines add up to scores exactly at three. */
const points = z.number();
const contact = z.strictObject({ masked: z.string(), verifiedAt: z.nullable(moment) });

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
  sellerProfile: z.nullable(
    z.strictObject({
      storeName: z.string(),
      gstNumber: z.nullable(z.string()),
      isVerified: z.boolean(),
      onboardingStage: z.enum(ONBOARDING_STAGES),
    }),
  ),
  riskLevel: z.enum(RISK_LEVELS),
  kycLevel: z.enum(KYC_LEVELS),
  createdAt: moment,
  version: z.int(),
});

export const accountsSchema = z.strictObject({
  accounts: z.array(accountSchema),
  nextCursor: z.nullable(z.string()),
});

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
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

const factorSchema = z.strictObject({ factor: z.enum(FACTORS), points, good: z.number(), bad: z.number() });

export const trustSchema = z.strictObject({
  trustScore: points,
  riskLevel: z.enum(RISK_LEVELS),
  kycLevel: z.enum(KYC_LEVELS),
  policyVersion: z.int(),
  evaluatedAt: moment,
  base: points,
  lines: z.array(
    z.strictObject({
      input: z.enum([...TRUST_INPUTS, "CLAMP", "FLOOR", "OVERRIDE"]),
      points,
      factors: z.array(factorSchema),
    }),
  ),
  forecast: z.array(z.strictObject({ at: moment, riskLevel: z.enum(RISK_LEVELS) })),
  counterfactuals: z.array(
    z.strictObject({
      change: z.enum(["WITHOUT_INPUT", "MORE_GOOD_ORDERS"]),
      input: z.nullable(z.enum(TRUST_INPUTS)),
      count: z.nullable(z.int()),
      trustScore: points,
      riskLevel: z.enum(RISK_LEVELS),
    }),
  ),
});

/** Whole milli-points as points: the nearest number to the decimal one. */
const inPoints = (milli: number): number => milli / 1_000;
const rounded = (mass: number): number => Math.round(mass * 1_000) / 1_000 + 0;

export const trustJson = (standing: MachineStanding): z.output<typeof trustSchema> => {
  const { evaluation } = standing;
  return {
    trustScore: inPoints(evaluation.scoreMilli),
    riskLevel: standing.riskLevel,
    kycLevel: standing.kycLevel,
    policyVersion: evaluation.policyVersion,
    evaluatedAt: evaluation.at.toISOString(),
    base: inPoints(evaluation.baseMilli),
    lines: [
      ...evaluation.lines.map(({ input, pointsMilli, factors }) => ({
        input,
        points: inPoints(pointsMilli),
        factors: factors.map(({ factor, pointsMilli: own, good, bad }) => ({
          factor,
          points: inPoints(own),
          good: rounded(good),
          bad: rounded(bad),
        })),
      })),
      ...evaluation.adjustments.map(({ kind, pointsMilli }) => ({
        input: kind,
        points: inPoints(pointsMilli),
        factors: [],
      })),
    ],
    forecast: standing.forecast.map(({ at, riskLevel }) => ({ at: at.toISOString(), riskLevel })),
    counterfactuals: standing.counterfactuals.map((one) => ({
      change: one.change,
      input: one.change === "WITHOUT_INPUT" ? one.input : null,
      count: one.change === "MORE_GOOD_ORDERS" ? one.count : null,
      trustScore: inPoints(one.scoreMilli),
      riskLevel: one.riskLevel,
    })),
  };
};

export const entitlementsSchema = z.strictObject({
  maxOrderValue: z.strictObject({ minor: z.int(), currency: z.literal("INR") }),
  couponEligibility: z.enum(["ALL", "LIMITED", "NONE"]),
  paymentMethods: z.array(z.enum(["CARD", "UPI", "WALLET", "COD", "PAY_LATER"])),
  sellerPrivileges: z.strictObject({
    listingLimit: z.int(),
    payoutHoldDays: z.nullable(z.int()),
    instantPayout: z.boolean(),
    promotedListings: z.boolean(),
  }),
  pricing: z.strictObject({ tier: z.enum(["PREFERRED", "STANDARD", "GUARDED"]), adjustmentBasisPoints: z.int() }),
  manualReview: z.boolean(),
  riskLevel: z.enum(RISK_LEVELS),
  policyVersion: z.int(),
});

export const entitlementsJson = (outputs: Entitlements): z.output<typeof entitlementsSchema> => ({
  maxOrderValue: { minor: outputs.maxOrderValue.minor, currency: outputs.maxOrderValue.currency },
  couponEligibility: outputs.couponEligibility,
  paymentMethods: [...outputs.paymentMethods],
  sellerPrivileges: {
    listingLimit: outputs.sellerPrivileges.listingLimit,
    payoutHoldDays: outputs.sellerPrivileges.payoutHoldDays,
    instantPayout: outputs.sellerPrivileges.instantPayout,
    promotedListings: outputs.sellerPrivileges.promotedListings,
  },
  pricing: { tier: outputs.pricing.tier, adjustmentBasisPoints: outputs.pricing.adjustmentBasisPoints },
  manualReview: outputs.manualReview,
  riskLevel: outputs.riskLevel,
  policyVersion: outputs.policyVersion,
});

export const authorizationSchema = z.strictObject({
  decision: z.enum(["ALLOW", "REVIEW", "DENY"]),
  allowed: z.boolean(),
  score: points,
  base: points,
  /** The seven inputs, then the lines of the attempt: AMOUNT, FRESH_ACCOUNT, SELLER, and bounds where they moved it. */
  lines: z.array(z.strictObject({ name: z.string(), points })),
  refusals: z.array(z.strictObject({ code: z.string(), output: z.string(), limit: z.string() })),
  policyVersion: z.int(),
});

export const authorizationJson = (answer: Authorization): z.output<typeof authorizationSchema> => ({
  decision: answer.decision,
  allowed: answer.decision === "ALLOW",
  score: inPoints(answer.scoreMilli),
  base: inPoints(answer.account.baseMilli),
  lines: [
    ...answer.account.lines.map(({ input, pointsMilli }) => ({ name: input, points: inPoints(pointsMilli) })),
    ...answer.account.adjustments.map(({ kind, pointsMilli }) => ({
      name: `ACCOUNT_${kind}`,
      points: inPoints(pointsMilli),
    })),
    ...answer.lines.map(({ kind, pointsMilli }) => ({ name: kind, points: inPoints(pointsMilli) })),
  ],
  refusals: answer.refusals.map(({ code, output, limit }) => ({ code, output, limit })),
  policyVersion: answer.policyVersion,
});

export const receivedSchema = z.strictObject({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(z.strictObject({ index: z.int(), code: z.string(), message: z.string() })),
});

export const receivedJson = (received: EventsReceived): z.output<typeof receivedSchema> => ({
  accepted: received.accepted,
  duplicates: received.duplicates,
  rejected: received.rejected.map(({ index, code, message }) => ({ index, code, message })),
});

export const lockReceiptSchema = z.strictObject({
  accountId: id,
  auditEntryId: id,
  lockedAt: moment,
  until: z.nullable(moment),
  sessionsEnded: z.int(),
  sessionsRefused: z.int(),
  /** From the request to the commit, and to the proof that its sessions are refused. */
  savedMs: z.int(),
  refusedMs: z.int(),
});

export const lockReceiptJson = (receipt: LockReceiptDto): z.output<typeof lockReceiptSchema> => ({
  accountId: receipt.accountId,
  auditEntryId: receipt.auditEntryId,
  lockedAt: receipt.lockedAt.toISOString(),
  until: iso(receipt.until),
  sessionsEnded: receipt.sessionsEnded,
  sessionsRefused: receipt.sessionsRefused,
  savedMs: receipt.savedMs,
  refusedMs: receipt.refusedMs,
});

export const unlockReceiptSchema = z.strictObject({ accountId: id, auditEntryId: id, unlockedAt: moment });

export const unlockReceiptJson = (receipt: UnlockedByKey): z.output<typeof unlockReceiptSchema> => ({
  accountId: receipt.accountId,
  auditEntryId: receipt.auditEntryId,
  unlockedAt: receipt.unlockedAt.toISOString(),
});

const auditEntrySchema = z.strictObject({
  id,
  /** Order of writing, as text: it may outgrow a number. */
  seq: z.string(),
  recordedAt: moment,
  actor: z.strictObject({
    kind: z.string(),
    name: z.string(),
    role: z.nullable(z.string()),
    accountId: z.nullable(id),
  }),
  action: z.string(),
  outcome: z.enum(["DONE", "REFUSED"]),
  refusalCode: z.nullable(z.string()),
  subject: z.nullable(z.strictObject({ type: z.string(), id: z.string() })),
  accountId: z.nullable(id),
  reasonCode: z.nullable(z.string()),
  channel: z.string(),
  occurrences: z.int(),
});

export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  nextCursor: z.nullable(z.string()),
});

export const auditEntryJson = (row: AuditRow): z.output<typeof auditEntrySchema> => ({
  id: row.id,
  seq: row.seq,
  recordedAt: row.recorded_at.toISOString(),
  actor: { kind: row.actor_kind, name: row.actor_name, role: row.actor_role, accountId: row.actor_account_id },
  action: row.action,
  outcome: row.outcome,
  refusalCode: row.refusal_code,
  subject: subjectJson(row),
  accountId: row.account_id,
  reasonCode: row.reason_code,
  channel: row.channel,
  occurrences: row.occurrences,
});

/** A refused caller's word for an id may be anything, a contact too: only what looks like ours is told. */
function subjectJson({ subject_type: type, subject_id: subjectId }: AuditRow) {
  if (type === null || subjectId === null) return null;
  return { type, id: /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,5})$/u.test(subjectId) ? subjectId : "" };
}
