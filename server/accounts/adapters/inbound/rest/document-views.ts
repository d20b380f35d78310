import { notFound } from "next/navigation";
import type { DocumentDto, DocumentPreviewDto } from "@/server/accounts/application/dto/document-dto";
import { type UploadNews, uploadNews } from "@/server/accounts/application/dto/document-words";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { HoldActor, HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { openDocumentSchema } from "@/server/accounts/application/use-cases/open-document/open-document.schema";
import { removeDocumentSchema } from "@/server/accounts/application/use-cases/remove-document/remove-document.schema";
import { accountsModule } from "@/server/composition-root";
import { type Asked, parseForm, refusedState, refuseForeignForm, textOf } from "./form-answers";
import { shown } from "./page-access";

/** What the holder has handed in: of the application, or of the hold. */
export const ownDocuments = async (actor: HolderActor | HoldActor): Promise<readonly DocumentDto[]> =>
  shown(await accountsModule().documents.own(actor));

/** One of one's own, page by page; no page for somebody else's, as for none. */
export async function ownDocument(documentId: string, actor: HolderActor | HoldActor): Promise<DocumentPreviewDto> {
  const parsed = openDocumentSchema.safeParse({ documentId });
  const found = parsed.success ? await accountsModule().documents.preview(parsed.data, actor) : null;
  if (!found?.ok) notFound();
  return found.value;
}

/** Takes back what was not sent yet. */
export async function removeOwnDocument(
  asked: Asked,
  actor: HolderActor | HoldActor,
  form: FormData,
): Promise<FormState> {
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, removeDocumentSchema, { documentId: textOf(form, "documentId") }, {});
  if (!parsed.ok) return parsed.state;
  const removed = await accountsModule().documents.remove(parsed.input, actor, asked.origin);
  if (!removed.ok) return refusedState(removed.refusal, {});
  return { problems: [], values: {}, receipt: "Removed." };
}

/** What became of an upload by a form without scripts, as its page is told in `?upload=`. */
export const newsOfUpload = (upload: string | string[] | undefined): UploadNews | null => uploadNews(upload);
