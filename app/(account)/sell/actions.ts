"use server";

import { revalidatePath } from "next/cache";
import { sendAppeal } from "@/server/accounts/adapters/inbound/rest/hold-views";
import {
  autosaveStagePage,
  saveStagePage,
  sendStage,
  startSelling,
  takeBackDocument,
  withdraw,
} from "@/server/accounts/adapters/inbound/rest/selling-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function startAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await startSelling(form);
}

export async function savePageAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await saveStagePage(form);
}

export async function autosaveAction(form: FormData): Promise<FormState> {
  return await autosaveStagePage(form);
}

export async function sendStageAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await sendStage(form);
}

export async function withdrawAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await withdraw(form);
}

export async function removeDocumentAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await takeBackDocument(form);
  revalidatePath("/sell", "layout");
  return state;
}

export async function appealAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await sendAppeal(form);
  revalidatePath("/sell");
  return state;
}
