import { expect, it } from "vitest";
import { addAddress, parsePostalAddress } from "@/server/accounts/domain/aggregates/address-aggregate";
import { addressIdFrom } from "@/server/accounts/domain/value-objects/address-id";
import { BUYER_ID, buyer, FRIDAY, staff } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

const typed = {
  recipient: " Asha  Verma ",
  line1: "12 MG Road",
  line2: "",
  city: "Bengaluru",
  state: "Karnataka",
  postalCode: "560 001",
  country: "in",
};
const id = addressIdFrom("019ce0bc-0000-7000-8000-00000000ad01");

it("reads what was typed", () => {
  expect(must(parsePostalAddress(typed))).toEqual({
    ...typed,
    recipient: "Asha Verma",
    line2: null,
    postalCode: "560001",
    country: "IN",
  });
});

it("names every field that is wrong at once", () => {
  const wrong = { ...typed, city: " ", line1: "12\u202e MG Road", postalCode: "012345" };
  const parsed = parsePostalAddress(wrong);
  const fields =
    parsed.ok || parsed.refusal.code !== "VALIDATION" ? [] : parsed.refusal.fields.map(({ field }) => field);
  expect(fields).toEqual(["line1", "city", "postalCode"]);
});

it("belongs to a buyer who can act", () => {
  const order = { id, postal: must(parsePostalAddress(typed)), isFirst: true, at: FRIDAY };
  expect(must(addAddress(buyer(), order))).toMatchObject({ accountId: BUYER_ID, isDefault: true, version: 1 });
  expect(refusalCode(addAddress(staff("SUPPORT"), order))).toBe("NOT_FOUND");
  expect(refusalCode(addAddress({ ...buyer(), status: "SUSPENDED" }, order))).toBe("ACCOUNT_SUSPENDED");
});
