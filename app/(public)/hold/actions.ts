"use server";

import { revalidatePath } from "next/cache";
import { removeHoldDocument, sendAppeal } from "@/server/accounts/adapters/inbound/rest/hold-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function appealAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await sendAppeal(form);
  revalidatePath("/hold");
  return state;
}

export async function removeHoldDocumentAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await removeHoldDocument(form);
  revalidatePath("/hold");
  return state;
}
