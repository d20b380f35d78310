"use server";

import { askForUnlock, unlockByCode } from "@/server/accounts/adapters/inbound/rest/link-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function askForUnlockAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await askForUnlock(form);
}

export async function unlockByCodeAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await unlockByCode(form);
}
