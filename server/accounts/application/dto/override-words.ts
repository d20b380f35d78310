import type { StoredOrder } from "@/server/accounts/domain/entities/approval-request";
import type { OverrideKind } from "@/server/accounts/domain/value-objects/override-kind";
import type { OverrideReason } from "@/server/accounts/domain/value-objects/override-reason";
import { scoreText } from "@/server/accounts/domain/value-objects/trust-score";

/** Reason codes in staff voice. */
export const OVERRIDE_REASON_LABELS: Readonly<Record<OverrideReason, string>> = {
  EVIDENCE_WRONG: "The evidence is wrong",
  KNOWN_CUSTOMER: "Known and vouched for",
  VERIFIED_OFFLINE: "Verified outside the system",
  APPEAL_UPHELD: "An appeal was upheld",
  INVESTIGATION: "Under investigation",
  EXTERNAL_WARNING: "Warning from elsewhere",
  LEGAL_ORDER: "Order of a court or authority",
};

export const OVERRIDE_KIND_LABELS: Readonly<Record<OverrideKind, string>> = {
  FLOOR: "At least",
  CEILING: "At most",
};

/** What approving it does, and until when. */
export function overrideEffect({ kind, scoreMilli, until }: StoredOrder) {
  const points = typeof scoreMilli === "number" ? scoreText(scoreMilli) : "an unknown score";
  const bound = kind === "CEILING" ? "at most" : "at least";
  return {
    text: `Standing counts as ${bound} ${points} until`,
    until: typeof until === "string" ? new Date(until) : null,
  };
}
