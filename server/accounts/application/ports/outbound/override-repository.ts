import type { ScoreOverride } from "@/server/accounts/domain/entities/score-override";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Floors and ceilings that two people agreed on. An account has at most one that has not ended. */
export type OverrideRepository = {
  /** The one whose end nobody recorded yet; its time may be over. */
  findOpen(accountId: AccountId): Promise<ScoreOverride | null>;
  insert(override: ScoreOverride): Promise<void>;
  /** CONFLICT when the stored one is not the one read any more. */
  save(before: ScoreOverride, after: ScoreOverride): Promise<Result<ScoreOverride>>;
};
