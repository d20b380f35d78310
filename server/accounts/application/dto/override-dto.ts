import type { OverrideKind } from "@/server/accounts/domain/value-objects/override-kind";

/** A floor or ceiling in force: the line OVERRIDE of an explanation, with the people behind it. */
export type OverrideDto = {
  readonly approvalId: string;
  readonly kind: OverrideKind;
  readonly scoreMilli: number;
  readonly reasonLabel: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly from: Date;
  readonly until: Date;
};
