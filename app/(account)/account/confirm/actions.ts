"use server";

import { confirmIdentity } from "@/server/accounts/adapters/inbound/rest/confirm-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function confirmAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await confirmIdentity(form);
}
