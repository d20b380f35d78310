import type { AccountId } from "../value-objects/account-id";
import type { ApplicationId } from "../value-objects/application-id";
import type { DocumentId } from "../value-objects/document-id";
import type { DocumentFormat, DocumentKind } from "../value-objects/document-kind";

/**
 * A document as it is kept: its pages as pictures of our own making, never the file that came. What was sent or read
 * does not change any more.
 */
export type AccountDocument = {
  readonly id: DocumentId;
  readonly accountId: AccountId;
  /** The application it belongs to; null for what is handed in while the account is on hold. */
  readonly applicationId: ApplicationId | null;
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly format: DocumentFormat;
  /** Of the file that came. */
  readonly bytes: number;
  readonly pages: readonly DocumentPage[];
  readonly uploadedAt: Date;
  /** Sent with its stage, or read by staff: from then on it stays as it is. */
  readonly frozenAt: Date | null;
  /** The submission of its stage that it first went with; null for a draft and for what is of no stage. */
  readonly submissionNo: number | null;
  /** The later submission that brought newer documents of its kind. */
  readonly replacedByNo: number | null;
};

/** One page: a picture of so many bytes, kept in so many chunks that follow those of the page before. */
export type DocumentPage = {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly chunks: number;
};
