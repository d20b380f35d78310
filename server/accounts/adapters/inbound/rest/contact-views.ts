import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { changeContactSchema } from "@/server/accounts/application/use-cases/change-contact/change-contact.schema";
import { changePasswordSchema } from "@/server/accounts/application/use-cases/change-password/change-password.schema";
import { removeContactSchema } from "@/server/accounts/application/use-cases/remove-contact/remove-contact.schema";
import { verifyAccountSchema } from "@/server/accounts/application/use-cases/verify-account/verify-account.schema";
import { accountsModule } from "@/server/composition-root";
import { CONTACT_COOKIE } from "../next-auth/cookie-names";
import { askedByHolder } from "./account-views";
import { renewSessionCookie } from "./auth-cookies";
import { type ContactTicket, dropCodeCookie, giveContactTicket, readContactTicket } from "./code-cookies";
import { attemptWords, parseForm, refusedState, refuseForeignForm, textOf } from "./form-answers";

/** `/account/security/password`: with the password they have. */
export async function changePassword(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.change-password");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const input = { current: textOf(form, "current"), password: textOf(form, "password") };
  const parsed = await parseForm(asked, changePasswordSchema, input, {});
  if (!parsed.ok) return parsed.state;
  const changed = await accountsModule().auth.changePassword(parsed.input, asked.actor, asked.origin);
  if (!changed.ok) return refusedState(changed.refusal, {}, attemptWords);
  const { renewed, endedSessions } = changed.value;
  await renewSessionCookie(renewed);
  return { problems: [], values: {}, receipt: `Password changed. ${endedWords(endedSessions)}` };
}

function endedWords(count: number): string {
  if (count === 0) return "You were signed in nowhere else.";
  return `Signed out on ${count === 1 ? "1 other device" : `${count} other devices`}. This device stays signed in.`;
}

/** `/account/profile/contact/…`: another email or mobile number. Whoever has it, the browser goes on to the same page. */
export async function changeContact(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.change-contact");
  const kept = { contact: textOf(form, "contact") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const input = { kind: textOf(form, "kind"), ...kept, password: textOf(form, "password") };
  const parsed = await parseForm(asked, changeContactSchema, input, kept);
  if (!parsed.ok) return parsed.state;
  const sent = await accountsModule().auth.changeContact(parsed.input, asked.actor, asked.origin);
  if (!sent.ok) return refusedState(sent.refusal, kept, attemptWords);
  const { kind, contact } = parsed.input;
  await giveContactTicket({ ...sent.value, kind, shownContact: contact.trim() });
  redirect("/account/profile/contact/code");
}

/** What this browser asked for, else what waits for the holder because their shop's system asked. */
export const contactToConfirm = async (actor: HolderActor): Promise<ContactTicket | null> =>
  (await readContactTicket()) ?? (await accountsModule().auth.waitingContact(actor));

/** `/account/profile/contact/code`: the code that went to the new one. */
export async function confirmContact(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.confirm-contact");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, verifyAccountSchema, { code: textOf(form, "code") }, {});
  if (!parsed.ok) return parsed.state;
  const { auth } = accountsModule();
  const ticket = await contactToConfirm(asked.actor);
  const confirmed = await auth.confirmContact(parsed.input, ticket?.challengeId ?? null, asked.actor, asked.origin);
  if (!confirmed.ok) return refusedState(confirmed.refusal, {}, attemptWords);
  await dropCodeCookie(CONTACT_COOKIE);
  redirect("/account/profile?saved=1");
}

/** `/account/profile/contact/…/remove`. */
export async function removeContact(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.remove-contact");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const input = { kind: textOf(form, "kind"), password: textOf(form, "password") };
  const parsed = await parseForm(asked, removeContactSchema, input, {});
  if (!parsed.ok) return parsed.state;
  const removed = await accountsModule().auth.removeContact(parsed.input, asked.actor, asked.origin);
  if (!removed.ok) return refusedState(removed.refusal, {}, attemptWords);
  redirect("/account/profile?saved=1");
}
