import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { SentStage } from "../use-cases/submit-stage/stage-fields.schema";
import type { OwnStatementDto } from "./hold-dto";

/** Where a task stands for the applicant; the words are in `selling-words.ts`. */
export type TaskStatus = "CANNOT_START" | "NOT_STARTED" | "IN_PROGRESS" | "IN_REVIEW" | "ACTION_NEEDED" | "COMPLETED";

/** Where the whole application stands: what the pages show follows from it. */
export type SellingState =
  | "UNDER_WAY"
  | "PAUSED"
  /** All parts are done, and somebody who has not seen them looks at it all. */
  | "LAST_LOOK"
  | "SELLING"
  | "REJECTED"
  | "WITHDRAWN"
  | "EXPIRED";

export type SellingTaskDto = {
  readonly stage: SentStage;
  readonly status: TaskStatus;
  /** In the words that were sent: what is wrong, and until when a new one is waited for. */
  readonly returned: { readonly message: string; readonly at: Date | null; readonly until: Date } | null;
  /** The draft, else what was sent last, else what other parts say already. */
  readonly fields: Readonly<Record<string, string | boolean>>;
  readonly savedAt: Date | null;
  /** Of the draft, however old: what the next one follows. */
  readonly draftKeptAt: Date | null;
  readonly sentAt: Date | null;
  /** Can be changed and sent now. */
  readonly isOpen: boolean;
};

/** One thing that happened, the newest first. */
export type SellingEventDto = {
  readonly at: Date;
  readonly kind: "OPENED" | "SENT" | "APPROVED" | "RETURNED" | "REJECTED" | "WITHDRAWN" | "EXPIRED";
  readonly stage: ApplicationStage | null;
  /** What staff wrote to the applicant; null where there is nothing but the fact. */
  readonly message: string | null;
};

export type SellingEndDto = {
  readonly at: Date;
  /** Of a rejection, in plain words. */
  readonly reason: string | null;
  /** The day from which to apply again; null: at once. */
  readonly reapplyFrom: Date | null;
  /** A rejection with its reasons in full, and what became of an appeal. */
  readonly statement: OwnStatementDto | null;
};

/** An application as its applicant sees it: no check, no name of staff, no reason why it is paused. */
export type SellingDto = {
  readonly id: string;
  readonly reference: string;
  readonly storeName: string;
  readonly gstNumber: string;
  readonly openedAt: Date;
  readonly state: SellingState;
  readonly tasks: readonly SellingTaskDto[];
  /** The task that can be worked on now; null while the applicant waits. */
  readonly openStage: SentStage | null;
  /** The last day for what the applicant has to send. */
  readonly sendBy: Date | null;
  /** Hours of work within which staff mean to decide what was sent. */
  readonly decisionHours: number;
  readonly history: readonly SellingEventDto[];
  readonly ended: SellingEndDto | null;
};

/** All that the pages under `/sell` stand on. */
export type SellingPageDto = {
  /** Sells already, by an application or otherwise. */
  readonly isSeller: boolean;
  readonly application: SellingDto | null;
};
