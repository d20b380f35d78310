import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { accountsModule } from "@/server/composition-root";
import { askedByHolder } from "./account-views";
import { problemState, refusedState, refuseForeignForm } from "./form-answers";
import { stepUpPath } from "./step-up-path";

const PAGE = "/account/confirm";

/** `/account/confirm`: the holder answers whoever reviews, with a proof of now. Without one the way leads to it and back. */
export async function confirmIdentity(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.confirm-identity");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const confirmed = await accountsModule().holder.confirmIdentity(asked.actor, asked.origin);
  if (confirmed.ok) redirect(`${PAGE}?done=1`);
  if (confirmed.refusal.code === "STEP_UP_REQUIRED") redirect(stepUpPath(PAGE));
  if (confirmed.refusal.code === "NOT_FOUND") return problemState([{ field: "", problem: NOTHING_ASKED }], {});
  return refusedState(confirmed.refusal, {});
}

const NOTHING_ASKED = "There is nothing to confirm now. Thank you for looking.";
