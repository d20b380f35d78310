import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { endSessionSchema } from "@/server/accounts/application/use-cases/end-session/end-session.schema";
import { updateProfileSchema } from "@/server/accounts/application/use-cases/update-profile/update-profile.schema";
import { accountsModule } from "@/server/composition-root";
import {
  type Asked,
  askedFor,
  auditRefusedForm,
  parseForm,
  refusedState,
  refuseForeignForm,
  textOf,
} from "./form-answers";

export type AskedByHolder = Asked & { readonly actor: HolderActor };

/** The holder who sends this form; somebody whose session ended goes to sign in. */
export async function askedByHolder(action: Asked["action"]): Promise<AskedByHolder> {
  const asked = await askedFor(action);
  const { actor } = asked;
  if (actor.kind === "HOLDER") return { ...asked, actor };
  await auditRefusedForm(asked, actor.kind === "ANONYMOUS" ? "SESSION_ENDED" : "FORBIDDEN");
  redirect("/login");
}

/** `/account/profile`: name, date of birth, gender. */
export async function saveProfile(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.update-profile");
  const input = {
    name: textOf(form, "name"),
    dateOfBirth: textOf(form, "dateOfBirth"),
    gender: textOf(form, "gender"),
  };
  const foreign = await refuseForeignForm(asked, form, input);
  if (foreign) return foreign;
  const parsed = await parseForm(asked, updateProfileSchema, input, input);
  if (!parsed.ok) return parsed.state;
  const saved = await accountsModule().auth.updateProfile(parsed.input, asked.actor, asked.origin);
  if (!saved.ok) return refusedState(saved.refusal, input);
  redirect("/account/profile?saved=1");
}

/** `/account/security`: ends one other session. */
export async function endOneSession(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.end-session");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, endSessionSchema, { sessionId: textOf(form, "sessionId") }, {});
  if (!parsed.ok) return parsed.state;
  const ended = await accountsModule().auth.endSession(parsed.input, asked.actor, asked.origin);
  if (!ended.ok) return refusedState(ended.refusal, {});
  return {
    problems: [],
    values: {},
    receipt: `Signed out ${deviceOf(form)}. That device can no longer use your account.`,
  };
}

/** `/account/security`: signs out everywhere but here. */
export async function endOtherSessions(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.end-sessions");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const ended = await accountsModule().auth.endOwnSessions(asked.actor, asked.origin);
  if (!ended.ok) return refusedState(ended.refusal, {});
  const { ended: count } = ended.value;
  const devices = count === 1 ? "1 other device" : `${count} other devices`;
  return { problems: [], values: {}, receipt: `Signed out on ${devices}. This device stays signed in.` };
}

/** Only to say it again: what the form calls the device it ends. */
const deviceOf = (form: FormData): string => textOf(form, "deviceName").slice(0, 80) || "the device";
