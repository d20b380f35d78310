import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import {
  type DocumentDto,
  type DocumentPreviewDto,
  documentDto,
  type OpenedDocumentDto,
  type StaffDocumentDto,
} from "../dto/document-dto";
import type { HoldActor, HolderActor, RequestOrigin, StaffActor } from "../ports/outbound/actor";
import type { DocumentDirectory } from "../ports/outbound/document-directory";
import type { DocumentTickets, DocumentViewer } from "../ports/outbound/document-tickets-port";
import type { OnboardingDirectory } from "../ports/outbound/onboarding-ports";
import type { SellerStageReader } from "../ports/outbound/seller-stage-repository";
import { compareDocument } from "./compare-document/compare-document";
import { type EraseDocumentsDeps, eraseDocuments } from "./erase-documents/erase-documents";
import {
  type ListDocumentsDeps,
  listDocumentsOfApplication,
  listDocumentsOfHold,
  listOwnDocuments,
} from "./list-documents/list-documents";
import type { DocumentsOfApplicationInput, DocumentsOfHoldInput } from "./list-documents/list-documents.schema";
import { openDocument } from "./open-document/open-document";
import type { OpenDocumentInput } from "./open-document/open-document.schema";
import { type ReadPageDeps, readDocumentPage } from "./open-document/read-document-page";
import { removeDocument } from "./remove-document/remove-document";
import { type SweepDocumentsDeps, sweepDocuments } from "./sweep-documents/sweep-documents";
import { type Upload, type UploadDocumentDeps, uploadDocument } from "./upload-document/upload-document";

export type DocumentCommandDeps = UploadDocumentDeps &
  ListDocumentsDeps &
  ReadPageDeps &
  EraseDocumentsDeps &
  SweepDocumentsDeps & {
    readonly documents: DocumentDirectory;
    readonly documentTickets: DocumentTickets;
    readonly applications: Pick<OnboardingDirectory, "find">;
    readonly stages: SellerStageReader;
  };

type Owner = HolderActor | HoldActor;

/** Documents as holders hand them in, staff read them, and the worker keeps their time. */
export const createDocumentCommands = (deps: DocumentCommandDeps) => {
  const upload = uploadDocument(deps);
  const open = openDocument(deps);
  const compare = compareDocument(deps);
  return {
    upload: async (file: Upload, actor: Owner, origin: RequestOrigin): Promise<Result<DocumentDto>> => {
      const taken = await upload(file, actor, origin);
      return taken.ok ? done(documentDto(taken.value)) : taken;
    },
    remove: removeDocument(deps),
    own: async (actor: Owner): Promise<Result<readonly DocumentDto[]>> => done(await listOwnDocuments(deps)(actor)),
    ofApplication: async (
      input: DocumentsOfApplicationInput,
      actor: StaffActor,
    ): Promise<Result<readonly StaffDocumentDto[]>> => done(await listDocumentsOfApplication(deps)(input, actor)),
    ofHold: async (input: DocumentsOfHoldInput, actor: StaffActor): Promise<Result<readonly StaffDocumentDto[]>> =>
      done(await listDocumentsOfHold(deps)(input, actor)),
    /** A holder's look at their own: private to them, and so no entry of the trail. */
    preview: async ({ documentId }: OpenDocumentInput, actor: Owner): Promise<Result<DocumentPreviewDto>> => {
      const located = await deps.documents.find(documentIdFrom(documentId));
      const isOwn = located?.document.accountId === actor.accountId;
      const isReached = actor.kind === "HOLDER" || located?.document.kind === "HOLD_EVIDENCE";
      if (!located || !isOwn || !isReached) return refuse({ code: "NOT_FOUND", what: "document" });
      return done(previewOf(deps, located.document, viewerOf(actor)));
    },
    open: async (
      input: OpenDocumentInput,
      actor: StaffActor,
      origin: RequestOrigin,
    ): Promise<Result<OpenedDocumentDto>> => {
      const opened = await open(input, actor, origin);
      if (!opened.ok) return opened;
      return done({ ...previewOf(deps, opened.value, viewerOf(actor)), found: await compare(opened.value) });
    },
    page: readDocumentPage(deps),
    viewerOf,
    /** For the worker. */
    erase: eraseDocuments(deps),
    sweep: sweepDocuments(deps),
  };
};

export type DocumentCommands = ReturnType<typeof createDocumentCommands>;

const viewerOf = (actor: Owner | StaffActor): DocumentViewer =>
  actor.kind === "HOLDER_ON_HOLD" ? `hold:${actor.accountId}:${actor.linkEpoch}` : `session:${actor.sessionId}`;

function previewOf(
  { documentTickets }: Pick<DocumentCommandDeps, "documentTickets">,
  document: AccountDocument,
  viewer: DocumentViewer,
): DocumentPreviewDto {
  const ticket = documentTickets.make(document.id, viewer);
  const url = (number: number) => `/api/documents/${document.id}/pages/${number}?ticket=${ticket}`;
  const pages = document.pages.map(({ width, height }, index) => ({ url: url(index + 1), width, height }));
  return { document: documentDto(document), pages };
}
