"use server";

import { confirmByLink, resendByLink } from "@/server/accounts/adapters/inbound/rest/link-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function confirmByLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await confirmByLink(form);
}

export async function resendByLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await resendByLink(form);
}
