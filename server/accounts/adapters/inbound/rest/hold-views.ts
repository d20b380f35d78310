import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { HoldActor, HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { submitAppealSchema } from "@/server/accounts/application/use-cases/submit-appeal/submit-appeal.schema";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { accountsModule } from "@/server/composition-root";
import { removeOwnDocument } from "./document-views";
import {
  type Asked,
  askedFor,
  auditRefusedForm,
  parseForm,
  refusedState,
  refuseForeignForm,
  textOf,
} from "./form-answers";
import { holdActor } from "./hold-pass";

/** `/hold` and `/account/data`: the holder disagrees with a decision, by their hold pass or their session. */
export async function sendAppeal(form: FormData): Promise<FormState> {
  const asked = await askedFor("appeal.submit");
  const statementId = textOf(form, "statementId");
  const kept = { statementId, text: textOf(form, "text") };
  const actor = await appellant(asked);
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const parsed = await parseForm(asked, submitAppealSchema, kept, kept);
  if (!parsed.ok) return parsed.state;
  const sent = await accountsModule().holder.submitAppeal(parsed.input, actor, asked.origin);
  if (!sent.ok && sent.refusal.code === "SESSION_ENDED") redirect("/login");
  if (!sent.ok) return refusedState(sent.refusal, kept, appealWords);
  return { problems: [], values: { statementId }, receipt: "Sent. Somebody who has not worked on this will answer." };
}

/** `/hold`: takes back what was handed in and nobody has read yet. */
export async function removeHoldDocument(form: FormData): Promise<FormState> {
  const asked = await askedFor("document.remove");
  const visit = await holdActor();
  if (!visit) {
    await auditRefusedForm(asked, "SESSION_ENDED");
    redirect("/login");
  }
  return await removeOwnDocument(asked, visit.actor, form);
}

/** Somebody signed in speaks for themselves; else the hold pass does. */
async function appellant(asked: Asked): Promise<HolderActor | HoldActor> {
  if (asked.actor.kind === "HOLDER") return asked.actor;
  const visit = await holdActor();
  if (visit) return visit.actor;
  await auditRefusedForm(asked, "SESSION_ENDED");
  redirect("/login");
}

const appealWords = (refusal: Refusal): string =>
  refusal.code === "ALREADY_EXISTS" ? "You have appealed this decision already." : refusalSentence(refusal);
