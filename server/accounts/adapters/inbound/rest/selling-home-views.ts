import { redirect } from "next/navigation";
import type { DocumentDto } from "@/server/accounts/application/dto/document-dto";
import { uploadNews } from "@/server/accounts/application/dto/document-words";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { SellingHomeDto } from "@/server/accounts/application/dto/selling-home-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { editStoreSchema } from "@/server/accounts/application/use-cases/edit-store/edit-store.schema";
import { newNumberProblems } from "@/server/accounts/application/use-cases/edit-store/new-number-problems";
import { accountsModule } from "@/server/composition-root";
import { askedByHolder } from "./account-views";
import { ownDocuments } from "./document-views";
import { auditRefusedForm, parseForm, problemState, refusedState, refuseForeignForm, textOf } from "./form-answers";
import { shown } from "./page-access";

/** The holder's own shop; whoever does not sell goes to where that begins. */
export async function ownShop(holder: HolderActor): Promise<SellingHomeDto> {
  const home = await accountsModule().queries.getSellingHome(holder);
  if (!home.ok && home.refusal.code === "NOT_FOUND") redirect("/sell");
  return shown(home);
}

/** What waits to be sent with another number. */
export const newCertificates = async (holder: HolderActor): Promise<readonly DocumentDto[]> =>
  (await ownDocuments(holder)).filter(({ kind, submitted }) => kind === "GST_CERTIFICATE" && !submitted);

/** What the server said to a browser without scripts that handed one in; null where all went well. */
export function uploadProblem(upload: string | string[] | undefined): string | null {
  const news = uploadNews(upload);
  return news && !news.isDone ? news.words : null;
}

/** `/sell/home/store`: another name. */
export async function renameStore(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("seller.edit-store");
  const input = { storeName: textOf(form, "storeName") };
  const foreign = await refuseForeignForm(asked, form, input);
  if (foreign) return foreign;
  const parsed = await parseForm(asked, editStoreSchema, input, input);
  if (!parsed.ok) return parsed.state;
  const edited = await accountsModule().selling.editStore(parsed.input, asked.actor, asked.origin);
  if (!edited.ok) return refusedState(edited.refusal, input);
  redirect("/sell/home?saved=name");
}

/** `/sell/home/gstin`: another number, by somebody who read what happens first. */
export async function changeGstin(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("seller.edit-store");
  const typed = { gstNumber: textOf(form, "gstNumber"), legalName: textOf(form, "legalName") };
  const foreign = await refuseForeignForm(asked, form, typed);
  if (foreign) return foreign;
  const problems = newNumberProblems({ ...typed, isUnderstood: textOf(form, "understood") === "yes" });
  if (problems.length > 0) {
    await auditRefusedForm(asked, "VALIDATION");
    return problemState(problems, typed);
  }
  const parsed = await parseForm(asked, editStoreSchema, { tax: typed }, typed);
  if (!parsed.ok) return parsed.state;
  const edited = await accountsModule().selling.editStore(parsed.input, asked.actor, asked.origin);
  if (!edited.ok) return refusedState(edited.refusal, typed);
  redirect(`/sell/home?saved=${edited.value.newNumber ? "number" : "same"}`);
}
