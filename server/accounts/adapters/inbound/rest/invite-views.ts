import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { InvitationDto } from "@/server/accounts/application/dto/invitation-dto";
import {
  acceptInvitationSchema,
  createFirstAdminSchema,
} from "@/server/accounts/application/use-cases/accept-invitation/accept-invitation.schema";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { accountsModule } from "@/server/composition-root";
import { INVITE_LINK_COOKIE } from "../next-auth/cookie-names";
import { deviceOfBrowser } from "./auth-cookies";
import { dropCodeCookie, linkToken } from "./code-cookies";
import { goOn } from "./enter";
import { askedFor, attemptWords, parseForm, refusedState, refuseForeignForm, textOf } from "./form-answers";

/** What the link that this browser opened leads to; null for one that opens nothing. */
export const openedInvitation = async (): Promise<InvitationDto | null> =>
  accountsModule().team.readInvitation(await linkToken(INVITE_LINK_COOKIE));

/** `/invite`: the button uses the link up; a second factor is set up before any session opens. */
export async function acceptInvitation(form: FormData): Promise<FormState> {
  const asked = await askedFor("staff.accept-invitation");
  const kept = { name: textOf(form, "name") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const input = { ...kept, token: await linkToken(INVITE_LINK_COOKIE), password: textOf(form, "password") };
  const parsed = await parseForm(asked, acceptInvitationSchema, input, kept);
  if (!parsed.ok) return parsed.state;
  const { team } = accountsModule();
  const accepted = await team.acceptInvitation(parsed.input, await deviceOfBrowser(), asked.origin);
  if (!accepted.ok) return refusedInvitation(accepted.refusal, kept);
  await dropCodeCookie(INVITE_LINK_COOKIE);
  return goOn({ next: "PROVE", pending: accepted.value }, { keep: false, next: "/console" });
}

/** `/invite` behind the link that a first start printed. */
export async function createFirstAdmin(form: FormData): Promise<FormState> {
  const asked = await askedFor("staff.accept-invitation");
  const kept = { email: textOf(form, "email"), name: textOf(form, "name") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const input = { ...kept, token: await linkToken(INVITE_LINK_COOKIE), password: textOf(form, "password") };
  const parsed = await parseForm(asked, createFirstAdminSchema, input, kept);
  if (!parsed.ok) return parsed.state;
  const { team } = accountsModule();
  const created = await team.createFirstAdmin(parsed.input, await deviceOfBrowser(), asked.origin);
  if (!created.ok) return refusedInvitation(created.refusal, kept);
  await dropCodeCookie(INVITE_LINK_COOKIE);
  return goOn({ next: "PROVE", pending: created.value }, { keep: false, next: "/console" });
}

/** A link that opens nothing has the field "link": the page shows one answer for all of them. */
function refusedInvitation(refusal: Refusal, kept: FormState["values"]): FormState {
  if (refusal.code !== "NOT_FOUND") return refusedState(refusal, kept, attemptWords);
  return refusedState(
    { code: "VALIDATION", fields: [{ field: "link", problem: "This link does not work any more." }] },
    kept,
  );
}
