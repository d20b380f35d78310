"use server";

import { proveAgain, sendProofCode } from "@/server/accounts/adapters/inbound/rest/security-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function proveAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await proveAgain(form);
}

export async function sendAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await sendProofCode(form);
}
