"use server";

import { revalidatePath } from "next/cache";
import {
  deleteAddress,
  makeDefaultAddress,
  restoreAddress,
  saveAddress,
  saveNewAddress,
} from "@/server/accounts/adapters/inbound/rest/holder-views";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

const PAGE = "/account/addresses";

export async function addAddressAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await saveNewAddress(form);
}

export async function changeAddressAction(_previous: FormState, form: FormData): Promise<FormState> {
  return await saveAddress(form);
}

export async function makeDefaultAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await makeDefaultAddress(form);
  revalidatePath(PAGE);
  return state;
}

export async function deleteAddressAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await deleteAddress(form);
  revalidatePath(PAGE);
  return state;
}

export async function restoreAddressAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await restoreAddress(form);
  revalidatePath(PAGE);
  return state;
}
