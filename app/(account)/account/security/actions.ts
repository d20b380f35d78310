"use server";

import { revalidatePath } from "next/cache";
import { endOneSession, endOtherSessions } from "@/server/accounts/adapters/inbound/rest/account-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

const PAGE = "/account/security";

export async function endOneAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await endOneSession(form);
  revalidatePath(PAGE);
  return state;
}

export async function endOthersAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await endOtherSessions(form);
  revalidatePath(PAGE);
  return state;
}
