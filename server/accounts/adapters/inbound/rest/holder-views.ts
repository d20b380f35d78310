import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { addAddressSchema } from "@/server/accounts/application/use-cases/add-address/address.schema";
import {
  changeAddressSchema,
  chooseDefaultSchema,
} from "@/server/accounts/application/use-cases/change-address/change-address.schema";
import { chooseNotificationsSchema } from "@/server/accounts/application/use-cases/choose-notifications/choose-notifications.schema";
import { removeAddressSchema } from "@/server/accounts/application/use-cases/remove-address/remove-address.schema";
import { requestClosingSchema } from "@/server/accounts/application/use-cases/request-closing/request-closing.schema";
import type { Address } from "@/server/accounts/domain/entities/address";
import { accountsModule } from "@/server/composition-root";
import { askedByHolder } from "./account-views";
import { parseForm, refusedState, refuseForeignForm, textOf } from "./form-answers";

const ADDRESS_FIELDS = ["recipient", "line1", "line2", "city", "state", "postalCode", "country"] as const;

/** `/account/addresses/new`. */
export async function saveNewAddress(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.add-address");
  const kept = typedAddress(form);
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const parsed = await parseForm(asked, addAddressSchema, inputOf(kept), kept);
  if (!parsed.ok) return parsed.state;
  const added = await accountsModule().holder.addAddress(parsed.input, asked.actor, asked.origin);
  if (!added.ok) return refusedState(added.refusal, kept);
  redirect("/account/addresses?saved=1");
}

/** `/account/addresses/[id]`. */
export async function saveAddress(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.change-address");
  const kept = typedAddress(form);
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const input = { addressId: textOf(form, "addressId"), ...inputOf(kept) };
  const parsed = await parseForm(asked, changeAddressSchema, input, kept);
  if (!parsed.ok) return parsed.state;
  const changed = await accountsModule().holder.changeAddress(parsed.input, asked.actor, asked.origin);
  if (!changed.ok) return refusedState(changed.refusal, kept);
  redirect("/account/addresses?saved=1");
}

/** `/account/addresses`: which one comes first. */
export async function makeDefaultAddress(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.change-address");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, chooseDefaultSchema, { addressId: textOf(form, "addressId") }, {});
  if (!parsed.ok) return parsed.state;
  const chosen = await accountsModule().holder.chooseDefaultAddress(parsed.input, asked.actor, asked.origin);
  if (!chosen.ok) return refusedState(chosen.refusal, {});
  return { problems: [], values: {}, receipt: "Your default address is changed." };
}

/** `/account/addresses`: deletes one, and hands the words back so that they can be sent again. */
export async function deleteAddress(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.remove-address");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, removeAddressSchema, { addressId: textOf(form, "addressId") }, {});
  if (!parsed.ok) return parsed.state;
  const removed = await accountsModule().holder.removeAddress(parsed.input, asked.actor, asked.origin);
  if (!removed.ok) return refusedState(removed.refusal, {});
  const values = removed.value ? wordsOf(removed.value) : {};
  return { problems: [], values, receipt: "Address deleted." };
}

/** "Undo": the address that was just deleted, sent again. */
export async function restoreAddress(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.add-address");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, addAddressSchema, inputOf(typedAddress(form)), {});
  if (!parsed.ok) return parsed.state;
  const added = await accountsModule().holder.addAddress(parsed.input, asked.actor, asked.origin);
  if (!added.ok) return refusedState(added.refusal, {});
  return { problems: [], values: {}, receipt: "Your address is back." };
}

/** `/account/notifications`. */
export async function saveChoices(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.choose-notifications");
  const input = { OFFERS: textOf(form, "OFFERS") === "on", TIPS: textOf(form, "TIPS") === "on" };
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, chooseNotificationsSchema, input, {});
  if (!parsed.ok) return parsed.state;
  const saved = await accountsModule().holder.chooseNotifications(parsed.input, asked.actor, asked.origin);
  if (!saved.ok) return refusedState(saved.refusal, {});
  return { problems: [], values: {}, receipt: "Saved." };
}

/** `/account/close`: in fourteen days. */
export async function askToClose(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.request-closing");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, requestClosingSchema, { password: textOf(form, "password") }, {});
  if (!parsed.ok) return parsed.state;
  const closing = await accountsModule().holder.requestClosing(parsed.input, asked.actor, asked.origin);
  if (!closing.ok) return refusedState(closing.refusal, {});
  return { problems: [], values: {}, receipt: "Your account will close. You can change your mind until then." };
}

/** `/account/close`: "Keep my account". */
export async function keepAccount(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.cancel-closing");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const kept = await accountsModule().holder.cancelClosing(asked.actor, asked.origin);
  if (!kept.ok) return refusedState(kept.refusal, {});
  return { problems: [], values: {}, receipt: "Your account stays." };
}

type TypedAddress = Readonly<Record<(typeof ADDRESS_FIELDS)[number] | "makeDefault", string>>;

const typedAddress = (form: FormData): TypedAddress => ({
  recipient: textOf(form, "recipient"),
  line1: textOf(form, "line1"),
  line2: textOf(form, "line2"),
  city: textOf(form, "city"),
  state: textOf(form, "state"),
  postalCode: textOf(form, "postalCode"),
  country: textOf(form, "country"),
  makeDefault: textOf(form, "makeDefault"),
});

const inputOf = (typed: TypedAddress) => ({ ...typed, makeDefault: typed.makeDefault === "on" });

const wordsOf = (address: Address): TypedAddress => ({
  recipient: address.recipient,
  line1: address.line1,
  line2: address.line2 ?? "",
  city: address.city,
  state: address.state,
  postalCode: address.postalCode,
  country: address.country,
  makeDefault: address.isDefault ? "on" : "",
});
