"use server";

import { revalidatePath } from "next/cache";
import { askToClose, keepAccount } from "@/server/accounts/adapters/inbound/rest/holder-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

const PAGE = "/account/close";

export async function askToCloseAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await askToClose(form);
  revalidatePath(PAGE);
  return state;
}

export async function keepAccountAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await keepAccount(form);
  revalidatePath(PAGE);
  return state;
}
