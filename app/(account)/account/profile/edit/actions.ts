"use server";

import { saveProfile } from "@/server/accounts/adapters/inbound/rest/account-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function saveProfileAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await saveProfile(form);
}
