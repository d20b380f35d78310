"use server";

import { changePassword } from "@/server/accounts/adapters/inbound/rest/contact-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function changePasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await changePassword(form);
}
