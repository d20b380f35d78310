import type { AccountId } from "../value-objects/account-id";
import type { ApplicationId } from "../value-objects/application-id";
import type { ApplicationStage } from "../value-objects/onboarding-stage";
import type { WaitingOn } from "../value-objects/waiting-on";

/** An application as it lies on the desk of staff. One that ended or sells lies on none, unless TAX was reopened. */
export type SellerDesk = {
  readonly applicationId: ApplicationId;
  readonly accountId: AccountId;
  /** The stage in hand. */
  readonly stage: ApplicationStage;
  readonly stageSince: Date;
  readonly waitingOn: WaitingOn;
  /** Our decision while we have to act, the seller's last day while they have to; null while nobody has to. */
  readonly dueAt: Date | null;
  /** Working time that is left for the decision; it runs while the stage lies with us. */
  readonly clock: { readonly leftMs: number; readonly runsSince: Date | null };
  readonly assigneeId: AccountId | null;
};
