"use server";

import { revalidatePath } from "next/cache";
import { denyOwnDevice, nameOwnDevice } from "@/server/accounts/adapters/inbound/rest/device-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

export async function nameDeviceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await nameOwnDevice(form);
  revalidatePath("/account/security", "layout");
  return state;
}

export const denyDeviceAction = async (_previous: FormState, form: FormData): Promise<FormState> => denyOwnDevice(form);
