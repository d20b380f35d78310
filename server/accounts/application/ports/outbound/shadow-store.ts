import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";

type Standing = { readonly scoreMilli: number; readonly riskLevel: RiskLevel; readonly isFlagged: boolean };

/** An account that at least one of the two policies flags at this moment. */
export type ShadowFlag = { readonly accountId: AccountId; readonly live: Standing; readonly shadow: Standing };

/** What a version in shadow would have done. Nothing here belongs to an account's state. */
export type ShadowStore = {
  /** Opens a pass for the version in shadow, unless one is open, or ended after `finishedBefore`, or nothing is in shadow. */
  openDuePass(pass: { readonly id: string; readonly at: Date; readonly finishedBefore: Date }): Promise<void>;
  /** The first moment at which each policy flagged an account stays as it is. */
  remember(policyVersion: number, flags: readonly ShadowFlag[], at: Date): Promise<void>;
};
