import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import { removeSecondFactorSchema } from "@/server/accounts/application/use-cases/remove-second-factor/remove-second-factor.schema";
import { stepUpSchema } from "@/server/accounts/application/use-cases/step-up/step-up.schema";
import { accountsModule } from "@/server/composition-root";
import { safePath } from "../next-auth/safe-path";
import { deviceOfBrowser, renewSessionCookie } from "./auth-cookies";
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

type AskedBySignedIn = Asked & { readonly actor: HolderActor | StaffActor };

async function askedBySignedIn(action: AuditAction): Promise<AskedBySignedIn> {
  const asked = await askedFor(action);
  const { actor } = asked;
  if (actor.kind === "STAFF" || actor.kind === "HOLDER") return { ...asked, actor };
  await auditRefusedForm(asked, "SESSION_ENDED");
  return redirect("/login");
}

/** Removes the app or one passkey: the password here, and a fresh proof before. */
export async function removeFactor(form: FormData): Promise<FormState> {
  const id = textOf(form, "passkeyId");
  const asked = await askedBySignedIn(id === "" ? "account.remove-second-factor" : "account.remove-passkey");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const factor = id === "" ? { kind: "APP" } : { kind: "PASSKEY", id };
  const parsed = await parseForm(asked, removeSecondFactorSchema, { factor, password: textOf(form, "password") }, {});
  if (!parsed.ok) return parsed.state;
  const page = securityPageOf(form);
  const input = { ...parsed.input, deviceTokenHash: await deviceOfBrowser() };
  const removed = await accountsModule().secondFactors.remove(input, asked.actor, asked.origin);
  if (!removed.ok) {
    if (removed.refusal.code === "STEP_UP_REQUIRED") {
      redirect(stepUpPath(id === "" ? `${page}/app` : `${page}/passkeys/${id}`));
    }
    return refusedState(removed.refusal, {}, attemptWords);
  }
  if (removed.value) await renewSessionCookie(removed.value);
  redirect(id === "" ? page : `${page}/passkeys`);
}

/** New recovery codes: in this answer and nowhere else. */
export async function renewCodes(form: FormData): Promise<FormState> {
  const asked = await askedBySignedIn("account.renew-recovery-codes");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const renewed = await accountsModule().secondFactors.renewRecoveryCodes(asked.actor, asked.origin);
  if (!renewed.ok) {
    if (renewed.refusal.code === "STEP_UP_REQUIRED") redirect(stepUpPath(`${securityPageOf(form)}/recovery-codes`));
    return refusedState(renewed.refusal, {});
  }
  return { problems: [], values: { recoveryCodes: renewed.value.join(" ") }, receipt: "The old codes no longer work." };
}

const KINDS = { app: "APP_CODE", recovery: "RECOVERY_CODE", sent: "SENT_CODE", password: "PASSWORD" } as const;

const kindOf = (use: string): (typeof KINDS)[keyof typeof KINDS] =>
  use === "recovery" || use === "sent" || use === "password" ? KINDS[use] : KINDS.app;

/** `/account/check`: one more proof, then back to where it was asked for. */
export async function proveAgain(form: FormData): Promise<FormState> {
  const asked = await askedBySignedIn("session.step-up");
  const kept = { challengeId: textOf(form, "challengeId") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const kind = kindOf(textOf(form, "use"));
  const code = textOf(form, "code");
  const proof =
    kind === "PASSWORD" ? { kind, password: code } : kind === "SENT_CODE" ? { kind, code, ...kept } : { kind, code };
  const parsed = await parseForm(asked, stepUpSchema, proof, kept);
  if (!parsed.ok) return asCodeProblem(parsed.state);
  const browser = { deviceTokenHash: await deviceOfBrowser() };
  const renewed = await accountsModule().secondFactors.stepUp(parsed.input, asked.actor, browser, asked.origin);
  if (!renewed.ok) return refusedState(renewed.refusal, kept, attemptWords);
  await renewSessionCookie(renewed.value);
  redirect(safePath(textOf(form, "next"), "/account/security"));
}

/** Whatever the proof is called inside, the page has one field for it. */
const asCodeProblem = (state: FormState): FormState => ({
  ...state,
  problems: state.problems.map(({ problem }) => ({ field: "code", problem })),
});

/** In the demo: a code to the demo mailbox. */
export async function sendProofCode(form: FormData): Promise<FormState> {
  const asked = await askedBySignedIn("session.step-up");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const sent = await accountsModule().secondFactors.sendStepUpCode(asked.actor, asked.origin);
  if (!sent.ok) return refusedState(sent.refusal, {});
  const { challengeId, to } = sent.value;
  return { problems: [], values: { challengeId, to }, receipt: "A code is on its way." };
}
