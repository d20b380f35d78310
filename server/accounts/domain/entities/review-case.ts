import type { AccountId } from "../value-objects/account-id";
import type { SystemActor } from "../value-objects/actor-ref";
import type { CaseId } from "../value-objects/case-id";
import type { LockReason } from "../value-objects/lock-reason";
import type { CLEARED_BY_TIME, ClearReason, FlagReason, VerifyReason } from "../value-objects/review-reason";
import type { RiskLevel } from "../value-objects/risk-level";
import type { StaffNote } from "../value-objects/staff-note";
import type { ReasonAgainst } from "../value-objects/status-reason";

/** Why a person should look at an account, until one did. At most one is open per account. */
export type ReviewCase = OpenCase | DecidedCase;

export type OpenCase = CaseFacts & { readonly state: "OPEN"; readonly waiting?: CaseWaiting | null };
export type WaitingCase = OpenCase & { readonly waiting: CaseWaiting };
export type DecidedCase = CaseFacts & { readonly state: "DECIDED"; readonly decision: CaseDecision };

export type CaseFacts = {
  readonly id: CaseId;
  readonly accountId: AccountId;
  /** Every reason once, in the order they came. */
  readonly reasons: readonly FlagReason[];
  readonly riskLevel: RiskLevel;
  readonly scoreMilli: number;
  /** Money at stake, in the minor unit of the house currency. */
  readonly exposureMinor: number;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly version: number;
};

/** The holder was asked to prove that it is them; the clock stands still meanwhile, and time alone ends the wait. */
export type CaseWaiting = {
  readonly reasonCode: VerifyReason;
  readonly note: StaffNote | null;
  readonly by: AccountId;
  readonly since: Date;
  readonly until: Date;
};

/** What was decided, with a reason code that belongs to the outcome. */
export type CaseDecision = (CaseAnswer & { readonly by: AccountId; readonly at: Date }) | TimeDecision;

/** The end of a case that time alone brought. */
export type TimeDecision = {
  readonly outcome: "CLEAR";
  readonly reasonCode: typeof CLEARED_BY_TIME;
  readonly note: null;
  readonly by: SystemActor;
  readonly at: Date;
};

export type CaseAnswer =
  | { readonly outcome: "CLEAR"; readonly reasonCode: ClearReason; readonly note: StaffNote | null }
  | { readonly outcome: "LIMIT"; readonly reasonCode: ReasonAgainst; readonly note: StaffNote }
  | { readonly outcome: "SUSPEND"; readonly reasonCode: ReasonAgainst; readonly note: StaffNote }
  | { readonly outcome: "LOCK"; readonly reasonCode: LockReason; readonly note: StaffNote };
