"use server";

import { revalidatePath } from "next/cache";
import { saveChoices } from "@/server/accounts/adapters/inbound/rest/holder-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function saveChoicesAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await saveChoices(form);
  revalidatePath("/account/notifications");
  return state;
}
