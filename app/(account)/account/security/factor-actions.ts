"use server";

import { removeFactor, renewCodes } from "@/server/accounts/adapters/inbound/rest/security-views";
import { beginApp, confirmApp } from "@/server/accounts/adapters/inbound/rest/set-up-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function beginAppAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await beginApp(form);
}

export async function confirmAppAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await confirmApp(form);
}

export async function removeFactorAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await removeFactor(form);
}

export async function renewCodesAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await renewCodes(form);
}
