"use server";

import { signUp } from "@/server/accounts/adapters/inbound/rest/auth-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function signUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await signUp(form);
}
