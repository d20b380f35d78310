"use server";

import { confirmCode, resendCode } from "@/server/accounts/adapters/inbound/rest/auth-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function confirmAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await confirmCode(form);
}

export async function resendAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await resendCode(form);
}
