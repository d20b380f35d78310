import type { ClusterChoicesDto } from "@/server/accounts/application/dto/cluster-decision-dto";
import { clearReasonLabel, lockReasonLabel, verifyReasonLabel } from "@/server/accounts/application/dto/reason-words";
import { NOTE_MIN_LENGTH } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import { clusterPolicy } from "@/server/accounts/domain/policies/cluster-policy";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { LOCK_REASONS } from "@/server/accounts/domain/value-objects/lock-reason";
import { CLEAR_REASONS, VERIFY_REASONS } from "@/server/accounts/domain/value-objects/review-reason";
import { STAFF_REASONS } from "@/server/accounts/domain/value-objects/status-reason";

const noted = { noteRequired: true, noteMinimum: NOTE_MIN_LENGTH } as const;
const unnoted = { noteRequired: false, noteMinimum: 0 } as const;

/** The decisions that may be given to several linked accounts, with the words of each. */
export const clusterChoices = ({ approvals }: Pick<TrustPolicy, "approvals">): ClusterChoicesDto => ({
  most: approvals.accountsAtOnceAlone,
  mostAsked: approvals.accountsAtOnceMax,
  containedAtOnce: clusterPolicy.containedAtOnce,
  outcomes: [
    {
      outcome: "CLEAR",
      label: "Clear",
      reasons: CLEAR_REASONS.map((code) => ({ code, label: clearReasonLabel(code) })),
      ...unnoted,
    },
    {
      outcome: "VERIFY",
      label: "Verify",
      reasons: VERIFY_REASONS.map((code) => ({ code, label: verifyReasonLabel(code) })),
      ...unnoted,
    },
    {
      outcome: "LIMIT",
      label: "Limit",
      reasons: STAFF_REASONS.SUSPENDED.map((code) => ({ code, label: lockReasonLabel(code) })),
      ...noted,
    },
    {
      outcome: "LOCK",
      label: "Lock",
      reasons: LOCK_REASONS.map((code) => ({ code, label: lockReasonLabel(code) })),
      ...noted,
    },
  ],
});
