import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { recoveryCodeSchema } from "@/server/accounts/application/use-cases/second-factor/recovery-code.schema";
import { verifyAccountSchema } from "@/server/accounts/application/use-cases/verify-account/verify-account.schema";
import { accountsModule } from "@/server/composition-root";
import { dropPending, givePending, pendingBrowser, readPending } from "./auth-cookies";
import { enter } from "./enter";
import {
  askedFor,
  attemptWords,
  auditRefusedForm,
  parseForm,
  refusedState,
  refuseForeignForm,
  textOf,
} from "./form-answers";

/** `/login/step-up`: a code of the app, a recovery code, or one that was sent. The same words for all that fail. */
export async function proveWithCode(form: FormData): Promise<FormState> {
  const asked = await askedFor("session.second-factor");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const ticket = await readPending();
  if (!ticket) {
    await auditRefusedForm(asked, "SESSION_ENDED");
    redirect("/login");
  }
  const isRecovery = textOf(form, "use") === "recovery" && ticket.needs === "SECOND_FACTOR";
  const schema = isRecovery ? recoveryCodeSchema : verifyAccountSchema;
  const parsed = await parseForm(asked, schema, { code: textOf(form, "code") }, {});
  if (!parsed.ok) return parsed.state;
  const kind = ticket.needs === "CODE" ? "SENT_CODE" : isRecovery ? "RECOVERY_CODE" : "APP_CODE";
  const { secondFactors } = accountsModule();
  const proved = await secondFactors.proveSignIn({ kind, ...parsed.input }, await pendingBrowser(), asked.origin);
  if (!proved.ok) return refusedState(proved.refusal, {}, attemptWords);
  return enter(proved.value, ticket);
}

/** "Send a new code": only where one was sent. */
export async function resendStepUpCode(form: FormData): Promise<FormState> {
  const asked = await askedFor("session.confirm-code");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const ticket = await readPending();
  if (!ticket) {
    await auditRefusedForm(asked, "SESSION_ENDED");
    redirect("/login");
  }
  const resent = await accountsModule().secondFactors.resendSignInCode(await pendingBrowser(), asked.origin);
  if (!resent.ok) {
    await dropPending();
    redirect("/login");
  }
  if (resent.value) await givePending({ ...ticket, sent: resent.value });
  return { problems: [], values: {}, receipt: "If a new code may be sent, it is on its way." };
}
