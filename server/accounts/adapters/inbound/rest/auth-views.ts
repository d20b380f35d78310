import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import { demoLoginSchema } from "@/server/accounts/application/use-cases/demo-login/demo-login.schema";
import { loginSchema } from "@/server/accounts/application/use-cases/login/login.schema";
import { onHoldFrom } from "@/server/accounts/application/use-cases/login/on-hold";
import { registerAccountSchema } from "@/server/accounts/application/use-cases/register-account/register-account.schema";
import { verifyAccountSchema } from "@/server/accounts/application/use-cases/verify-account/verify-account.schema";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { accountsModule } from "@/server/composition-root";
import {
  deviceOfBrowser,
  dropHold,
  dropSessionCookie,
  giveChallenge,
  giveHold,
  giveSessionCookie,
  readChallenge,
} from "./auth-cookies";
import { goOn, homeOf } from "./enter";
import {
  askedFor,
  attemptWords,
  auditRefusedForm,
  parseForm,
  refusedState,
  refuseForeignForm,
  textOf,
  waitWords,
} from "./form-answers";

/** `/signup`: whoever the contact belongs to, the browser goes on to the same page with the same kind of cookie. */
export async function signUp(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.register");
  const contactKind = chosenContact(form);
  const kept = { contactKind, email: textOf(form, "email"), phone: textOf(form, "phone"), name: textOf(form, "name") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const contact = contactKind === "PHONE" ? kept.phone : kept.email;
  const input = { contactKind, contact, name: kept.name, password: textOf(form, "password") };
  const parsed = await parseForm(asked, registerAccountSchema, input, kept);
  if (!parsed.ok) return parsed.state;
  const registered = await accountsModule().auth.register(parsed.input, asked.origin);
  if (!registered.ok) return refusedState(registered.refusal, kept, attemptWords);
  await giveChallenge({ ...registered.value, contactKind: parsed.input.contactKind, shownContact: contact.trim() });
  redirect("/verify");
}

/** The radio says which; without it, the field that was filled. */
function chosenContact(form: FormData): string {
  const chosen = textOf(form, "contactKind");
  if (chosen === "PHONE" || (chosen === "" && textOf(form, "phone") !== "")) return "PHONE";
  return chosen === "" ? "EMAIL" : chosen;
}

/** `/verify`: the code of the challenge that this browser asked for. */
export async function confirmCode(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.verify");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, verifyAccountSchema, { code: textOf(form, "code") }, {});
  if (!parsed.ok) return parsed.state;
  const challenge = await readChallenge();
  const browser = { challengeId: challenge?.challengeId ?? null, deviceTokenHash: await deviceOfBrowser() };
  const verified = await accountsModule().auth.verify(parsed.input, browser, asked.origin);
  if (!verified.ok) return refusedState(verified.refusal, {}, attemptWords);
  const { signedIn, onHold } = verified.value;
  if (onHold) {
    await giveHold(onHold);
    redirect("/hold");
  }
  if (signedIn) await giveSessionCookie(signedIn, false);
  redirect("/account");
}

/** "Send again": a new code for a new challenge, with the password that waits. The answer never says whether. */
export async function resendCode(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.register");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const challenge = await readChallenge();
  if (!challenge) {
    await auditRefusedForm(asked, "NOT_FOUND");
    redirect("/signup");
  }
  const resent = await accountsModule().auth.resendCode(challenge.challengeId, asked.origin);
  if (!resent.ok) return refusedState(resent.refusal, {}, attemptWords);
  await giveChallenge({ ...challenge, challengeId: resent.value.challengeId });
  return { problems: [], values: {}, receipt: "If you can use this address, a new message is on its way." };
}

/** `/login`: one answer for every cause; on hold only for who proved all there is to prove. */
export async function signIn(form: FormData): Promise<FormState> {
  const asked = await askedFor("session.login");
  const identifier = textOf(form, "identifier");
  const kept = { identifier, keep: textOf(form, "keep"), next: textOf(form, "next") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const deviceTokenHash = await deviceOfBrowser();
  const parsed = await parseForm(asked, loginSchema, { identifier, password: textOf(form, "password") }, kept);
  if (!parsed.ok) return parsed.state;
  const signedIn = await accountsModule().auth.login(parsed.input, deviceTokenHash, asked.origin);
  if (!signedIn.ok) {
    const onHold = onHoldFrom(signedIn.refusal);
    if (!onHold) return refusedState(signedIn.refusal, kept, signInWords);
    await giveHold(onHold);
    redirect("/hold");
  }
  return goOn(signedIn.value, { keep: kept.keep === "on", next: kept.next });
}

/** `/demo`: as one of the made-up people. */
export async function demoSignIn(form: FormData): Promise<FormState> {
  const asked = await askedFor("session.demo-login");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, demoLoginSchema, { person: textOf(form, "person") }, {});
  if (!parsed.ok) return parsed.state;
  const { auth } = accountsModule();
  const signedIn = await auth.demoLogin(parsed.input, await deviceOfBrowser(), asked.origin);
  if (!signedIn.ok) return refusedState(signedIn.refusal, {});
  await giveSessionCookie(signedIn.value, false);
  redirect(homeOf(signedIn.value));
}

/** Ends the session at the server first; the cookie goes in any case, for a session that had ended already. */
export async function signOut(): Promise<void> {
  const { actor, origin } = await askedFor("session.logout");
  if (actor.kind === "STAFF" || actor.kind === "HOLDER") await accountsModule().auth.logout(actor, origin);
  await dropSessionCookie();
  await dropHold();
  redirect("/");
}

/** A reset opens no door that is shut to unknown devices: the words promise a new password and nothing else. */
function signInWords(refusal: Refusal): string {
  if (refusal.code === "RATE_LIMITED") {
    return `${waitWords(refusal.retryAfterSeconds)}. If you do not know your password, you can reset it meanwhile.`;
  }
  return refusalSentence(refusal);
}
