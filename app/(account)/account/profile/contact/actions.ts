"use server";

import { changeContact, confirmContact, removeContact } from "@/server/accounts/adapters/inbound/rest/contact-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function changeContactAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await changeContact(form);
}

export async function confirmContactAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await confirmContact(form);
}

export async function removeContactAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await removeContact(form);
}
