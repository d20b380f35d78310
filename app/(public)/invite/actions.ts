"use server";

import { acceptInvitation, createFirstAdmin } from "@/server/accounts/adapters/inbound/rest/invite-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function acceptInvitationAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await acceptInvitation(form);
}

export async function createFirstAdminAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await createFirstAdmin(form);
}
