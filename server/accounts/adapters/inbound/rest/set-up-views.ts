import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import type { FactorOwner } from "@/server/accounts/application/use-cases/second-factor/factor-owner";
import { verifyAccountSchema } from "@/server/accounts/application/use-cases/verify-account/verify-account.schema";
import { accountsModule } from "@/server/composition-root";
import {
  deviceOfBrowser,
  dropPending,
  givePending,
  pendingBrowser,
  readPending,
  renewSessionCookie,
} from "./auth-cookies";
import { enter } from "./enter";
import {
  type Asked,
  askedFor,
  attemptWords,
  auditRefusedForm,
  parseForm,
  refusedState,
  refuseForeignForm,
  textOf,
} from "./form-answers";
import { securityPageOf } from "./security-page-of";
import { stepUpPath } from "./step-up-path";

/** Who sets this up: somebody signed in, or staff whose sign-in waits for it. Anybody else goes to the door. */
async function ownerAsking(action: AuditAction): Promise<{ asked: Asked; owner: FactorOwner }> {
  const asked = await askedFor(action);
  const { actor } = asked;
  if (actor.kind === "STAFF" || actor.kind === "HOLDER") return { asked, owner: { kind: "SIGNED_IN", actor } };
  const owner = await accountsModule().secondFactors.findPending(await pendingBrowser());
  if (owner) return { asked, owner };
  await auditRefusedForm(asked, "SESSION_ENDED");
  return redirect("/login");
}

/** "Set up an authenticator app": the secret and its drawing, shown in this answer and nowhere else. */
export async function beginApp(form: FormData): Promise<FormState> {
  const { asked, owner } = await ownerAsking("account.add-totp");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const begun = await accountsModule().secondFactors.beginTotp(owner, asked.origin);
  if (!begun.ok) {
    if (begun.refusal.code === "STEP_UP_REQUIRED") redirect(stepUpPath(`${securityPageOf(form)}/app`));
    return refusedState(begun.refusal, {});
  }
  const { secret, qr } = begun.value;
  return { problems: [], values: { secret, qrSize: String(qr.size), qrPath: qr.path }, receipt: null };
}

/** The first code of the app. Recovery codes, where new ones were made, are in this answer and nowhere else. */
export async function confirmApp(form: FormData): Promise<FormState> {
  const { asked, owner } = await ownerAsking("account.confirm-totp");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, verifyAccountSchema, { code: textOf(form, "code") }, {});
  if (!parsed.ok) return parsed.state;
  const input = { ...parsed.input, deviceTokenHash: await deviceOfBrowser() };
  const confirmed = await accountsModule().secondFactors.confirmTotp(owner, input, asked.origin);
  if (!confirmed.ok) {
    if (confirmed.refusal.code === "STEP_UP_REQUIRED") redirect(stepUpPath(`${securityPageOf(form)}/app`));
    return refusedState(confirmed.refusal, {}, attemptWords);
  }
  const { recoveryCodes, renewed } = confirmed.value;
  if (renewed) await renewSessionCookie(renewed);
  else await moveTicketOn();
  return {
    problems: [],
    values: { recoveryCodes: (recoveryCodes ?? []).join(" ") },
    receipt: "Authenticator app added.",
  };
}

/** The sign-in takes its last step: what waits is only that the codes are kept. */
export async function moveTicketOn(): Promise<void> {
  const ticket = await readPending();
  if (ticket) await givePending({ ...ticket, needs: "ENROLLED" });
}

/** "I have kept them": the first session of somebody who had no second factor. */
export async function finishSetUp(form: FormData): Promise<FormState> {
  const asked = await askedFor("session.second-factor");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const ticket = await readPending();
  const entered = await accountsModule().secondFactors.finishEnrolment(await pendingBrowser(), asked.origin);
  if (!ticket || !entered.ok) {
    await dropPending();
    redirect("/login");
  }
  return enter(entered.value, ticket);
}
