"use server";

import { proveWithCode, resendStepUpCode } from "@/server/accounts/adapters/inbound/rest/step-up-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function proveAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await proveWithCode(form);
}

export async function resendAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await resendStepUpCode(form);
}
