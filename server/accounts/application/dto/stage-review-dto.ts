import type { StageStatus } from "@/server/accounts/domain/entities/seller-onboarding";
import type { CheckName, CheckOutcome } from "@/server/accounts/domain/value-objects/check-name";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { ReturnReason, SellerRejection } from "@/server/accounts/domain/value-objects/onboarding-reason";
import type { ApplicationStage, OnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { PersonCheck } from "@/server/accounts/domain/value-objects/person-check";
import type { ReturnTopic } from "@/server/accounts/domain/value-objects/return-topic";
import type { AccountNameDto, AccountRefDto, WaitingRequestDto } from "./account-dto";
import type { StandingDto } from "./standing-dto";

/** One stage of an application with all that whoever decides on it has to see; masked by role. */
export type StageReviewDto = {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly storeName: string;
  /** Where the whole way stands. */
  readonly at: OnboardingStage;
  /** The stage that is shown, and the one that can be decided now. */
  readonly stage: ApplicationStage;
  readonly inHand: ApplicationStage | null;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
  readonly assignee: { readonly accountId: string; readonly name: string; readonly isMe: boolean } | null;
  readonly owner: ReviewedOwnerDto;
  readonly stages: readonly StageLineDto[];
  /** Why nothing can be decided now though the application goes on, in a sentence. */
  readonly situation: StageSituationDto | null;
  readonly submission: { readonly no: number; readonly sentAt: Date } | null;
  readonly declared: readonly DeclaredFieldDto[];
  /** What the stage asks for; the documents themselves come with their own answer. */
  readonly wanted: readonly DocumentKind[];
  readonly checks: readonly StageCheckDto[];
  readonly personChecks: readonly PersonCheckDto[];
  readonly decision: StageDecisionDto | null;
  /** What this reader may do now; null where the role never does. */
  readonly deciding: StageDecidingDto | null;
  readonly waitingRejection: WaitingRequestDto | null;
  readonly history: readonly HistoryLineDto[];
  readonly messages: readonly SellerMessageDto[];
  /** What approving FINAL gives, from the policy; null once the application is over. */
  readonly grants: GrantsDto | null;
  readonly next: { readonly id: string; readonly storeName: string } | null;
  readonly readAt: Date;
};

export type ReviewedOwnerDto = {
  readonly accountId: string;
  readonly name: AccountNameDto;
  readonly standing: StandingDto;
  readonly kyc: KycLevel;
  readonly since: Date;
  /** Younger than a month: there is little to go by. */
  readonly isNew: boolean;
};

export type StageLineDto = {
  readonly stage: ApplicationStage;
  readonly label: string;
  readonly status: StageStatus | "LATER";
  /** What stands below its name: who approved it and when, or what it waits for. */
  readonly note: string;
  readonly at: Date | null;
};

export type StageSituationDto = {
  readonly kind: "PAUSED" | "CHECKING" | "COMPLETING" | "UNDOING" | "OVER";
  readonly sentence: string;
};

export type DeclaredFieldDto = {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  /** Masked by the server; `revealable` where the reader's role may ask for it with a reason. */
  readonly isMasked: boolean;
  readonly revealable: boolean;
};

export type StageCheckDto = {
  /** Of which stage: FINAL shows those of all. */
  readonly stage: ApplicationStage;
  readonly check: CheckName;
  readonly label: string;
  readonly outcome: CheckOutcome;
  readonly outcomeLabel: string;
  readonly words: string;
  /** Empty for roles that do not see links. */
  readonly related: readonly AccountRefDto[];
  readonly override: { readonly by: string; readonly at: Date; readonly note: string | null } | null;
  /** It keeps the stage from approval. */
  readonly blocks: boolean;
  /** Why this reader can't override it now; null where they can, or where there is nothing to override. */
  readonly blockedBecause: string | null;
};

export type PersonCheckDto = { readonly check: PersonCheck; readonly label: string };

export type StageDecisionDto = {
  readonly label: string;
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
  readonly ticked: readonly PersonCheck[];
};

/** A sentence where it can't be done now, null where it can. */
export type StageDecidingDto = {
  readonly approve: string | null;
  readonly return: string | null;
  readonly reject: string | null;
  /** Of the stage in hand, whichever is shown: why the reader can't take the application. */
  readonly take: string | null;
  /** FINAL, and the reader approved IDENTITY: somebody else has to. */
  readonly needsAnother: readonly { readonly accountId: string; readonly name: string }[] | null;
  /** The reader may give it to one of them. */
  readonly mayHandOver: boolean;
  readonly returning: ReturningDto;
  readonly rejecting: {
    readonly reasons: readonly { readonly code: SellerRejection; readonly label: string }[];
    readonly effect: string;
  };
};

export type ReturningDto = {
  /** One, and for FINAL every stage before it. */
  readonly stages: readonly {
    readonly stage: ApplicationStage;
    readonly label: string;
    readonly topics: readonly { readonly topic: ReturnTopic; readonly label: string }[];
  }[];
  readonly reasons: readonly { readonly code: ReturnReason; readonly label: string }[];
  readonly days: { readonly least: number; readonly most: number; readonly usual: number };
};

export type HistoryLineDto = { readonly at: Date; readonly text: string };

export type SellerMessageDto = {
  readonly at: Date | null;
  readonly label: string;
  /** What the reviewer wrote; null where the words are always the same. */
  readonly text: string | null;
};

export type GrantsDto = {
  readonly listingLimit: number;
  readonly payoutHoldDays: number | null;
  readonly instantPayout: boolean;
  readonly promotedListings: boolean;
};
