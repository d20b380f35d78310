import type { DocumentDto, StaffDocumentDto } from "@/server/accounts/application/dto/document-dto";
import { documentDto } from "@/server/accounts/application/dto/document-dto";
import type { HoldActor, HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { DocumentDirectory } from "@/server/accounts/application/ports/outbound/document-directory";
import type {
  DocumentIntake,
  DocumentIntakes,
} from "@/server/accounts/application/ports/outbound/document-intake-port";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import { documentPolicy, stageDocuments } from "@/server/accounts/domain/policies/document-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import type { DocumentsOfApplicationInput, DocumentsOfHoldInput } from "./list-documents.schema";

export type ListDocumentsDeps = {
  readonly documents: DocumentDirectory;
  readonly documentIntakes: Pick<DocumentIntakes, "underWay">;
  readonly now: Clock;
};

/** A holder's own: of the newest application, or of the hold, and what is being looked at this moment. */
export const listOwnDocuments =
  ({ documents, documentIntakes, now }: ListDocumentsDeps) =>
  async (actor: HolderActor | HoldActor): Promise<readonly DocumentDto[]> => {
    const { accountId, kind } = actor;
    const kept = kind === "HOLDER" ? await documents.ofNewestApplication(accountId) : await documents.ofHold(accountId);
    const since = new Date(now().getTime() - documentPolicy.intakeMinutes * 60_000);
    const underWay = await documentIntakes.underWay(accountId, since);
    const isShown = (intake: DocumentIntake) => (intake.kind === "HOLD_EVIDENCE") === (kind === "HOLDER_ON_HOLD");
    return [...kept.map(documentDto), ...underWay.filter(isShown).map(intakeDto)];
  };

/** What staff find beside a stage: what was sent with it, newest submission first in force. Drafts are not theirs. */
export const listDocumentsOfApplication =
  ({ documents }: Pick<ListDocumentsDeps, "documents">) =>
  async (
    { applicationId, stage }: DocumentsOfApplicationInput,
    actor: StaffActor,
  ): Promise<readonly StaffDocumentDto[]> => {
    const all = await documents.ofApplication(applicationIdFrom(applicationId));
    const sent = all.filter((one) => stageDocuments[stage].includes(one.kind) && one.frozenAt !== null);
    const inForce = sent.filter((one) => one.replacedByNo === null);
    const replaced = sent.filter((one) => one.replacedByNo !== null);
    return [...inForce, ...replaced].map((one) => staffDto(one, actor));
  };

/** What was handed in while the account was on hold. */
export const listDocumentsOfHold =
  ({ documents }: Pick<ListDocumentsDeps, "documents">) =>
  async ({ accountId }: DocumentsOfHoldInput, actor: StaffActor): Promise<readonly StaffDocumentDto[]> =>
    (await documents.ofHold(accountIdFrom(accountId))).map((one) => staffDto(one, actor));

/** People name files after themselves: whoever may not open a document does not read its name either. */
const staffDto = (document: AccountDocument, { role }: StaffActor): StaffDocumentDto => ({
  ...documentDto(document),
  fileName: role === "AUDITOR" ? `Document.${document.format.toLowerCase()}` : document.fileName,
  replaced: document.replacedByNo !== null,
});

const intakeDto = ({ documentId, kind, bytes, beganAt }: DocumentIntake): DocumentDto => ({
  id: documentId,
  kind,
  fileName: "New document",
  bytes,
  pages: 0,
  uploadedAt: beganAt,
  state: "SCANNING",
  submitted: false,
});
