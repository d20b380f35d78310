import type { Result } from "@/server/accounts/domain/result";
import { businessPhoneInGroups, parseBusinessPhone } from "@/server/accounts/domain/value-objects/business-phone";
import { parsePan } from "@/server/accounts/domain/value-objects/pan";
import { parsePayoutAccount } from "@/server/accounts/domain/value-objects/payout-account";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import type { SentStage } from "./stage-fields.schema";

type Answers = Readonly<Record<string, string | boolean>>;

/** Answers as they are sent, not as they were typed: what no parser can read stays as it is, for its owner to see. */
export function answersToRead(stage: SentStage, typed: Answers): Answers {
  const text = (field: string): string => {
    const value = typed[field];
    return typeof value === "string" ? value : "";
  };
  const read = (field: string, result: Result<string>): Answers =>
    result.ok && text(field) !== "" ? { [field]: result.value } : {};
  switch (stage) {
    case "BUSINESS": {
      const phone = parseBusinessPhone(text("phone"));
      return phone.ok ? { ...typed, phone: businessPhoneInGroups(phone.value) } : typed;
    }
    case "IDENTITY":
      return { ...typed, ...read("pan", parsePan(text("pan"))) };
    case "PAYOUT":
      return { ...typed, ...payoutToRead(text) };
    case "STORE":
      return { ...typed, ...read("storeName", parseStoreName(text("storeName"))) };
    default:
      return typed;
  }
}

function payoutToRead(text: (field: string) => string): Answers {
  const account = parsePayoutAccount({
    method: text("method") === "UPI" ? "UPI" : "BANK",
    ifsc: text("ifsc"),
    accountNumber: text("accountNumber"),
    upiAddress: text("upiAddress"),
  });
  if (!account.ok) return {};
  if ("address" in account.value) return { upiAddress: account.value.address };
  return { ifsc: account.value.ifsc, accountNumber: account.value.accountNumber };
}
