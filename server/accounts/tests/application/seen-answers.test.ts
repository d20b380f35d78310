import { expect, it } from "vitest";
import {
  isAnsweredElsewhere,
  seenAfter,
  seenIn,
  seenText,
} from "@/server/accounts/application/use-cases/save-stage/seen-answers.schema";

const names = ["city", "state"];
const seen = seenIn(seenText(names, { city: "Pune", isSelfCertified: true })) ?? [];
const typed = { city: "Thane", state: "MH" };

it("finds an answer that another window changed since, and only on this page", () => {
  expect(isAnsweredElsewhere({ city: "Mumbai" }, { names, seen, typed })).toBe(true);
  expect(isAnsweredElsewhere({ city: "Pune", phone: "98" }, { names, seen, typed })).toBe(false);
});

it("minds nothing when the other window said the same, or what this one sent itself", () => {
  expect(isAnsweredElsewhere({ city: "Thane" }, { names, seen, typed })).toBe(false);
  const form = new FormData();
  form.set("city", "Nashik");
  const after = seenIn(seenAfter(JSON.stringify(seen), form)) ?? [];
  expect(isAnsweredElsewhere({ city: "Nashik", state: "" }, { names, seen: after, typed })).toBe(false);
});

it("counts an answer that was taken away as changed", () => {
  expect(isAnsweredElsewhere({}, { names, seen, typed })).toBe(true);
});

it("reads nothing that no page of ours wrote", () => {
  expect([seenIn(""), seenIn("{}"), seenIn("[1]"), seenIn('[{"city":1}]')]).toEqual([null, null, null, null]);
});
