import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import type { ReturnReason, SellerRejection } from "@/server/accounts/domain/value-objects/onboarding-reason";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { SaveStageInput } from "../save-stage/save-stage.schema";
import type { SubmitStageInput } from "../submit-stage/stage-fields.schema";
import type { DemoId } from "./demo-population";

/** How one made-up applicant came to where they stand: turns in order of time, the first of them the opening. */
export type DemoApplication = {
  readonly applicant: DemoId;
  readonly storeName: string;
  readonly gstNumber: string;
  readonly openedAt: Date;
  readonly turns: readonly DemoApplicationTurn[];
};

/** A document as it is drawn: a page with these lines. */
export type DemoDocument = {
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly lines: readonly string[];
};

export type DemoApplicationTurn = { readonly at: Date } & (
  | { readonly kind: "SAVED"; readonly input: SaveStageInput }
  | { readonly kind: "SENT"; readonly input: SubmitStageInput; readonly documents: readonly DemoDocument[] }
  | { readonly kind: "APPROVED"; readonly stage: ApplicationStage; readonly by: DemoId }
  | {
      readonly kind: "RETURNED";
      readonly stage: ApplicationStage;
      readonly by: DemoId;
      readonly reasons: readonly ReturnReason[];
      readonly message: string;
      readonly days: number;
    }
  | {
      readonly kind: "REJECTED";
      readonly stage: ApplicationStage;
      readonly by: DemoId;
      readonly approvedBy: DemoId;
      readonly reason: SellerRejection;
    }
  /** Selling alone is on hold: the way stands still. */
  | { readonly kind: "HELD"; readonly by: DemoId; readonly approvedBy: DemoId; readonly until: Date }
  | { readonly kind: "WITHDRAWN" }
  /** The last day for what was asked has passed. */
  | { readonly kind: "RAN_OUT" }
);
