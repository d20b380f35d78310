"use server";

import { askForReset } from "@/server/accounts/adapters/inbound/rest/link-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function askForResetAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await askForReset(form);
}
