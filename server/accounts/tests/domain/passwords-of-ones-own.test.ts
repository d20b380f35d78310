import { describe, expect, it } from "vitest";
import { checkPassword, type PasswordQuestion } from "@/server/accounts/domain/policies/password-policy";

const common = new Set(["password1", "qwertyuiop"]);
const about = ["asha.verma@example.com", "+919876543210", "Asha Verma", "Verma Textiles"];
const check = (password: string, audience: PasswordQuestion["audience"] = "CUSTOMER"): boolean =>
  checkPassword({ password, audience, about, isCommon: (text) => common.has(text) }).ok;

it("R01 counts 8 characters for customers and 15 for staff, one per code point", () => {
  expect([check("k7#pQz2"), check("k7#pQz2m")]).toEqual([false, true]);
  expect([check("🦊🌵🎻🥨🧭🪁🫖"), check("🦊🌵🎻🥨🧭🪁🫖🪴")]).toEqual([false, true]);
  expect([check("k7#pQz2mW9!tR4", "STAFF"), check("k7#pQz2mW9!tR4x", "STAFF")]).toEqual([false, true]);
});

it("R02 R05 takes up to 1,024 bytes and any character but NUL", () => {
  const long = "kx7!".repeat(256);
  expect([check(long), check(`${long}x`)]).toEqual([true, false]);
  expect([check("पासवर्ड लंबा है"), check("only lower case letters"), check("tab\tand space ")]).toEqual([
    true,
    true,
    true,
  ]);
  expect(check("good\0enough!")).toBe(false);
});

it("refuses what is on the list", () => expect(check("password1")).toBe(false));

describe("R06 refuses what stands in the person's own papers", () => {
  it.each([
    "ashaverma",
    "AshaVerma1994",
    "amrevahsa1",
    "@sh@v3rm@!!",
    "asha.verma@example.com",
    "9876543210",
    "+919876543210",
    "vermatextiles1",
    "marketplace2026!",
    "Goodstanding1!",
  ])("%s", (password) => expect(check(password)).toBe(false));

  it.each(["asha eats quiet pianos", "k7#pQz2masha", "vermilion-otter"])("but not %s", (password) => {
    expect(check(password)).toBe(true);
  });
});
