import { expect, it } from "vitest";
import { newNumberProblems } from "@/server/accounts/application/use-cases/edit-store/new-number-problems";

const fieldsOf = (typed: Parameters<typeof newNumberProblems>[0]) => newNumberProblems(typed).map(({ field }) => field);

it("an empty form hears of both answers and the tick at once", () => {
  expect(fieldsOf({ gstNumber: "", legalName: " ", isUnderstood: false })).toEqual([
    "gstNumber",
    "legalName",
    "understood",
  ]);
});

it("a number that can't be one is told beside a missing tick", () => {
  expect(fieldsOf({ gstNumber: "27", legalName: "Asha Stores", isUnderstood: false })).toEqual([
    "gstNumber",
    "understood",
  ]);
});

it("a missing tick alone is told alone, and a whole form has no problem", () => {
  const whole = { gstNumber: "27AAPFU0939F1ZV", legalName: "Asha Stores" };
  expect(fieldsOf({ ...whole, isUnderstood: false })).toEqual(["understood"]);
  expect(fieldsOf({ ...whole, isUnderstood: true })).toEqual([]);
});
