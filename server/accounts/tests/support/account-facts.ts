import {
  createStaffAccount,
  importAccount,
  registerAccount,
} from "@/server/accounts/domain/aggregates/account-beginnings";
import { verifyContact } from "@/server/accounts/domain/aggregates/account-contacts";
import { upgradeToSeller } from "@/server/accounts/domain/aggregates/account-profiles";
import type { Account } from "@/server/accounts/domain/entities/account";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parsePersonName } from "@/server/accounts/domain/value-objects/person-name";
import { parsePhone } from "@/server/accounts/domain/value-objects/phone";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import { must } from "./must";

/** A Friday afternoon in India. */
export const FRIDAY = new Date("2026-11-20T09:00:00.000Z");

export const minutesAfter = (minutes: number, from = FRIDAY): Date => new Date(from.getTime() + minutes * 60_000);
export const hoursLater = (hours: number, from = FRIDAY): Date => minutesAfter(hours * 60, from);

export const BUYER_ID = accountIdFrom("019ce0bc-0000-7000-8000-000000000001");
export const STAFF_ID = accountIdFrom("019ce0bc-0000-7000-8000-000000000002");
export const OTHER_STAFF_ID = accountIdFrom("019ce0bc-0000-7000-8000-000000000003");

export const emailOf = (text: string) => must(parseEmail(text));
export const phoneOf = (text: string) => must(parsePhone(text));
export const personOf = (text: string) => must(parsePersonName(text));
export const storeOf = (text: string) => must(parseStoreName(text));
export const gstinOf = (text: string) => must(parseGstin(text));

export const EMAIL = emailOf("asha@example.com");
export const PHONE = phoneOf("+919876543210");
export const GSTIN = gstinOf("27AAPFU0939F1ZV");

/** Signed up with both contacts, neither proved. */
export const newcomer = (): Account =>
  must(registerAccount({ id: BUYER_ID, email: EMAIL, phone: PHONE, name: personOf("Asha Verma"), at: FRIDAY })).account;

/** Signed up, and the email is proved. */
export const buyer = (): Account =>
  must(verifyContact(newcomer(), { contact: { kind: "EMAIL", key: EMAIL.key }, at: FRIDAY })).account;

export const sellerStart = {
  storeName: storeOf("Verma Textiles"),
  gstNumber: GSTIN,
  isVerified: true,
  stage: "PROBATION",
  by: "system:onboarding",
  at: FRIDAY,
} as const;

export const seller = (): Account => must(upgradeToSeller(buyer(), sellerStart)).account;

export const staff = (role: StaffRole, id = STAFF_ID): Account =>
  must(
    createStaffAccount({
      id,
      email: emailOf(`${role.toLowerCase()}@goodstanding.example`),
      name: personOf("Nisha Rao"),
      role,
      by: "system:operator",
      at: FRIDAY,
      emailVerifiedAt: FRIDAY,
    }),
  ).account;

export const imported = (): Account =>
  must(
    importAccount({
      id: BUYER_ID,
      externalId: "8d50f5eadf50201ccdcedfb9e2ac8455",
      email: null,
      phone: null,
      name: personOf("Buyer 8d50f5ea"),
      buys: true,
      store: null,
      joinedAt: FRIDAY,
      at: FRIDAY,
    }),
  ).account;
