import type { HoldActor, HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { DocumentCipher } from "@/server/accounts/application/ports/outbound/document-cipher-port";
import type { DocumentDirectory } from "@/server/accounts/application/ports/outbound/document-directory";
import type {
  DocumentInspector,
  InspectedDocument,
  ReceivedFile,
} from "@/server/accounts/application/ports/outbound/document-inspector-port";
import type {
  DocumentIntake,
  DocumentIntakes,
} from "@/server/accounts/application/ports/outbound/document-intake-port";
import type { DocumentScanner } from "@/server/accounts/application/ports/outbound/document-scanner-port";
import type { DocumentStores } from "@/server/accounts/application/ports/outbound/document-store-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToTake } from "@/server/accounts/domain/aggregates/account-document-aggregate";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import { documentRefused } from "@/server/accounts/domain/exceptions/document-refused";
import { documentPolicy } from "@/server/accounts/domain/policies/document-policy";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import { takeOne } from "../login/take-one";
import { chunkCountOf, keepPages, pagesOf } from "./keep-pages";
import { takeDocumentWithin } from "./take-document-within";

export type UploadDocumentDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly attempts: AttemptStore;
  readonly documents: Pick<DocumentDirectory, "roomOf">;
  readonly inspectDocument: DocumentInspector;
  /** Null where the installation has none. */
  readonly documentScanner: DocumentScanner | null;
  readonly documentStores: DocumentStores;
  readonly documentCipher: DocumentCipher;
  readonly documentIntakes: DocumentIntakes;
  readonly hashFile: (bytes: Uint8Array) => string;
  readonly newId: NewId;
  /** Random, not ordered: the name that pieces lie under. */
  readonly newStorageKey: () => string;
  readonly now: Clock;
};

export type Upload = { readonly kind: DocumentKind; readonly file: ReceivedFile };
export type Uploader = HolderActor | HoldActor;

const action = "document.upload";

/**
 * Takes a document in: looked at where it can do no harm, scanned where there is a scanner, its pages stored in sealed
 * pieces, and then, in one commit, there. Before that commit nobody sees it, and what a dead process left is swept.
 */
export const uploadDocument =
  (deps: UploadDocumentDeps) =>
  async (upload: Upload, actor: Uploader, origin: RequestOrigin): Promise<Result<AccountDocument>> => {
    const begun = await begin(deps, upload, actor);
    if (!begun.ok) return refused(deps, { actor, origin }, begun);
    const intake = begun.value;
    let isThere = false;
    try {
      const inspected = await looked(deps, upload.file);
      if (!inspected.ok) return await refused(deps, { actor, origin }, inspected);
      const taken = await keep(deps, { upload, intake, inspected: inspected.value }, { actor, origin });
      isThere = taken.ok;
      return taken;
    } finally {
      if (!isThere) await deps.documentIntakes.giveUp(intake.key);
    }
  };

type Asked = { readonly actor: Uploader; readonly origin: RequestOrigin };

/** Refused before the unit of work: the entry is left here. */
async function refused({ auditLog }: UploadDocumentDeps, { actor, origin }: Asked, refusal: Refused): Promise<Refused> {
  const subject = { type: "ACCOUNT", id: actor.accountId } as const;
  await auditLog.recordRefusal({ action, actor, origin, code: refusal.refusal.code, subject });
  return refusal;
}

async function begin(
  deps: UploadDocumentDeps,
  { kind, file }: Upload,
  actor: Uploader,
): Promise<Result<DocumentIntake>> {
  const { accountId } = actor;
  const limit = { key: `document/${accountId}`, failures: documentPolicy.uploadsPerWindow };
  const retryAfterSeconds = await takeOne(deps.attempts, limit, deps.now());
  if (retryAfterSeconds !== null) return refuse({ code: "RATE_LIMITED", retryAfterSeconds });
  const notTaken = refusalToTake(kind, await deps.documents.roomOf(accountId, actor.kind === "HOLDER_ON_HOLD"));
  if (notTaken) return notTaken;
  const bytes = file.bytes.byteLength;
  if (bytes === 0) return documentRefused("EMPTY");
  if (bytes > documentPolicy.maxBytes) return documentRefused("TOO_LARGE");
  const at = { key: deps.newStorageKey(), store: deps.documentStores.current.name };
  const intake = { documentId: documentIdFrom(deps.newId()), ...at, accountId, kind, bytes, beganAt: deps.now() };
  await deps.documentIntakes.begin(intake);
  return done(intake);
}

/** Scanned first where there is a scanner: what it finds is opened by nobody, not even by us. */
async function looked(
  { inspectDocument, documentScanner }: UploadDocumentDeps,
  file: ReceivedFile,
): Promise<Result<InspectedDocument>> {
  const scanned = await documentScanner?.scan(file.bytes).catch(() => null);
  if (scanned === null) return refuse({ code: "UNAVAILABLE", retryAfterSeconds: 60 });
  if (scanned?.isClean === false) return documentRefused("INFECTED");
  return inspectDocument(file);
}

type Inspected = {
  readonly upload: Upload;
  readonly intake: DocumentIntake;
  readonly inspected: InspectedDocument;
};

async function keep(
  deps: UploadDocumentDeps,
  { upload: { kind, file }, intake: { documentId, key, bytes }, inspected }: Inspected,
  { actor, origin }: Asked,
): Promise<Result<AccountDocument>> {
  const { accountId } = actor;
  const pages = pagesOf(inspected);
  const store = deps.documentStores.current;
  await deps.documentIntakes.expect(key, chunkCountOf(pages));
  await keepPages({ documentId, owner: accountId, key, store, cipher: deps.documentCipher }, inspected);
  const subject = { type: "ACCOUNT", id: accountId } as const;
  return deps.unitOfWork({ action, actor, origin, subject, accounts: [], reason: { code: kind } }, (write) => {
    const contents = { key, sha256: deps.hashFile(file.bytes), texts: inspected.texts };
    const fileName = shownName(file.fileName);
    const received = { id: documentId, kind, fileName, format: inspected.format, bytes, pages };
    return takeDocumentWithin(write, actor, received, contents);
  });
}

/** The last part of whatever the sender called it, as one line of seen characters; for people to know it by, no more. */
export function shownName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? "";
  const seen = last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
  return seen.slice(0, documentPolicy.maxNameCharacters) || "Document";
}
