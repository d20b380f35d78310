import type { FieldProblem } from "../exceptions/refusal";
import { done, type Result, refuse } from "../result";

/** Where a seller's money goes. `key` is the same for the same account however it was typed. */
export type PayoutAccount =
  | { readonly method: "BANK"; readonly ifsc: string; readonly accountNumber: string; readonly key: string }
  | { readonly method: "UPI"; readonly address: string; readonly key: string };

export type TypedPayout = {
  readonly method: "BANK" | "UPI";
  readonly ifsc?: string | undefined;
  readonly accountNumber?: string | undefined;
  readonly upiAddress?: string | undefined;
};

const IFSC = /^[A-Z]{4}0[A-Z0-9]{6}$/;
const ACCOUNT_NUMBER = /^\d{9,18}$/;
const UPI = /^[a-z0-9][a-z0-9._-]{1,63}@[a-z][a-z0-9]{1,31}$/;

/** Reads an account as typed or pasted. Refuses with everything that is wrong. */
export function parsePayoutAccount(typed: TypedPayout): Result<PayoutAccount> {
  return typed.method === "BANK" ? bankOf(typed) : upiOf(typed);
}

function bankOf(typed: TypedPayout): Result<PayoutAccount> {
  const ifsc = tidy(typed.ifsc).toUpperCase();
  const accountNumber = tidy(typed.accountNumber).replace(/-/g, "");
  const fields: FieldProblem[] = [];
  if (!IFSC.test(ifsc)) {
    fields.push({ field: "ifsc", problem: "An IFSC is four letters, a zero, and six letters or digits." });
  }
  if (!ACCOUNT_NUMBER.test(accountNumber)) {
    fields.push({ field: "accountNumber", problem: "An account number has 9 to 18 digits." });
  } else if (/^(\d)\1+$/.test(accountNumber)) {
    fields.push({ field: "accountNumber", problem: "This is no account number: all its digits are the same." });
  }
  if (fields.length > 0) return refuse({ code: "VALIDATION", fields });
  return done({
    method: "BANK",
    ifsc,
    accountNumber,
    key: `bank:${ifsc.slice(0, 4)}:${accountNumber.replace(/^0+/, "")}`,
  });
}

function upiOf(typed: TypedPayout): Result<PayoutAccount> {
  const address = tidy(typed.upiAddress).toLowerCase();
  if (UPI.test(address)) return done({ method: "UPI", address, key: `upi:${address}` });
  const problem = "A UPI address looks like name@bank.";
  return refuse({ code: "VALIDATION", fields: [{ field: "upiAddress", problem }] });
}

const tidy = (text = ""): string => text.normalize("NFKC").replace(/\s/gu, "");
