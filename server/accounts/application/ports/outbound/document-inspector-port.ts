import type { Result } from "@/server/accounts/domain/result";
import type { DocumentFormat } from "@/server/accounts/domain/value-objects/document-kind";

/** A file as somebody sent it. Its name is looked at only to refuse what claims to be something else. */
export type ReceivedFile = { readonly fileName: string; readonly bytes: Uint8Array };

export type InspectedDocument = {
  readonly format: DocumentFormat;
  /** Pictures of our own making: nothing of the file's own bytes is in them. */
  readonly pages: readonly { readonly width: number; readonly height: number; readonly image: Uint8Array }[];
  /** The words of each page; empty where a page is but a picture. */
  readonly texts: readonly string[];
};

/** Looks at a file where it can do no harm: VALIDATION with its reason for what we do not take, UNAVAILABLE when busy. */
export type DocumentInspector = (file: ReceivedFile) => Promise<Result<InspectedDocument>>;
