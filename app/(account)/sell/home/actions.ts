"use server";

import { changeGstin, renameStore } from "@/server/accounts/adapters/inbound/rest/selling-home-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function renameStoreAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await renameStore(form);
}

export async function changeGstinAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await changeGstin(form);
}
