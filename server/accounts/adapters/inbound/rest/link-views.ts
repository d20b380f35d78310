import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { identifierSchema } from "@/server/accounts/application/use-cases/request-reset/request-reset.schema";
import { resetPasswordSchema } from "@/server/accounts/application/use-cases/reset-password/reset-password.schema";
import { verifyAccountSchema } from "@/server/accounts/application/use-cases/verify-account/verify-account.schema";
import { accountsModule } from "@/server/composition-root";
import { RESET_LINK_COOKIE, VERIFY_LINK_COOKIE } from "../next-auth/cookie-names";
import { deviceOfBrowser, giveHold, giveSessionCookie, readChallenge } from "./auth-cookies";
import { dropCodeCookie, giveUnlockTicket, linkToken, readUnlockTicket } from "./code-cookies";
import { askedFor, attemptWords, parseForm, refusedState, refuseForeignForm, textOf } from "./form-answers";

/** `/verify/link`: the button. The link itself, when it was opened, used nothing up. */
export async function confirmByLink(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.verify");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const challenge = await readChallenge();
  const browser = { challengeId: challenge?.challengeId ?? null, deviceTokenHash: await deviceOfBrowser() };
  const token = await linkToken(VERIFY_LINK_COOKIE);
  const verified = await accountsModule().auth.verifyByLink(token, browser, asked.origin);
  if (!verified.ok) return refusedState(verified.refusal, {}, attemptWords);
  await dropCodeCookie(VERIFY_LINK_COOKIE);
  const { signedIn, onHold } = verified.value;
  if (onHold) {
    await giveHold(onHold);
    redirect("/hold");
  }
  if (!signedIn) redirect("/verify/done");
  await giveSessionCookie(signedIn, false);
  redirect("/account");
}

/** `/verify/link`, "Send a new message": to where the link was sent, however late it is. The answer never says whether. */
export async function resendByLink(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.register");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const resent = await accountsModule().auth.resendByLink(await linkToken(VERIFY_LINK_COOKIE), asked.origin);
  if (!resent.ok) return refusedState(resent.refusal, {}, attemptWords);
  return { problems: [], values: {}, receipt: "If you can use this address, a new message is on its way." };
}

/** `/forgot`: whoever it is, the browser goes on to the same page. */
export async function askForReset(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.request-reset");
  const kept = { identifier: textOf(form, "identifier") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const parsed = await parseForm(asked, identifierSchema, kept, kept);
  if (!parsed.ok) return parsed.state;
  const sent = await accountsModule().auth.requestReset(parsed.input, asked.origin);
  if (!sent.ok) return refusedState(sent.refusal, kept, attemptWords);
  redirect("/forgot/sent");
}

/** `/reset`: a new password behind a link. Nobody is signed in by it. */
export async function resetPassword(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.reset-password");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, resetPasswordSchema, { password: textOf(form, "password") }, {});
  if (!parsed.ok) return parsed.state;
  const token = await linkToken(RESET_LINK_COOKIE);
  const reset = await accountsModule().auth.resetPassword(parsed.input, token, asked.origin);
  if (!reset.ok) return refusedState(reset.refusal, {}, attemptWords);
  await dropCodeCookie(RESET_LINK_COOKIE);
  redirect("/reset/done");
}

/** `/unlock`: whoever it is, the browser goes on to the same page with the same kind of cookie. */
export async function askForUnlock(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.request-unlock");
  const kept = { identifier: textOf(form, "identifier") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const parsed = await parseForm(asked, identifierSchema, kept, kept);
  if (!parsed.ok) return parsed.state;
  const sent = await accountsModule().auth.requestUnlock(parsed.input, asked.origin);
  if (!sent.ok) return refusedState(sent.refusal, kept, attemptWords);
  await giveUnlockTicket(sent.value);
  redirect("/unlock/code");
}

/** `/unlock/code`: right or wrong, one answer. */
export async function unlockByCode(form: FormData): Promise<FormState> {
  const asked = await askedFor("account.unlock-own");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, verifyAccountSchema, { code: textOf(form, "code") }, {});
  if (!parsed.ok) return parsed.state;
  const ticket = await readUnlockTicket();
  const tried = await accountsModule().auth.unlockOwn(parsed.input, ticket?.challengeId ?? null, asked.origin);
  if (!tried.ok) return refusedState(tried.refusal, {}, attemptWords);
  return { problems: [], values: {}, receipt: "If it matched, you can sign in now." };
}
