"use server";

import { demoSignIn } from "@/server/accounts/adapters/inbound/rest/auth-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function demoSignInAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await demoSignIn(form);
}
