"use server";

import { resetPassword } from "@/server/accounts/adapters/inbound/rest/link-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function resetPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await resetPassword(form);
}
