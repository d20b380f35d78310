"use server";

import { beginApp, confirmApp, finishSetUp } from "@/server/accounts/adapters/inbound/rest/set-up-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function beginAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await beginApp(form);
}

export async function confirmAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await confirmApp(form);
}

export async function finishAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await finishSetUp(form);
}
