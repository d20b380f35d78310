import type * as z from "zod/mini";
import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import type { Result } from "@/server/accounts/domain/result";
import { parseBusinessPhone } from "@/server/accounts/domain/value-objects/business-phone";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { parseGstin } from "@/server/accounts/domain/value-objects/gstin";
import { parsePan } from "@/server/accounts/domain/value-objects/pan";
import { parsePayoutAccount } from "@/server/accounts/domain/value-objects/payout-account";
import { readExpiry } from "@/server/accounts/domain/value-objects/photo-id";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import { type SentStage, stageSchemas } from "./stage-fields.schema";

type Typed = Readonly<Record<string, string | boolean>>;

/** What is wrong with these fields of a stage, by the schema and by the domain's own parsers: told page by page. */
export function problemsOfPart(stage: SentStage, names: readonly string[], typed: Typed): readonly FieldProblem[] {
  const read = stageSchemas[stage].safeParse(asSent(stage, typed));
  const missing = (read.error?.issues ?? []).flatMap(({ path, message }) => {
    const field = String(path[0] ?? "");
    return names.includes(field) ? [{ field, problem: message }] : [];
  });
  const first = missing.filter(({ field }, place) => missing.findIndex((one) => one.field === field) === place);
  const wrong = PARSERS[stage](typed).filter(
    ({ field }) => names.includes(field) && !first.some((one) => one.field === field),
  );
  return [...first, ...wrong];
}

/** As the schema reads it: what may be left out is left out where it is empty, what may not is there and empty. */
export function asSent(stage: SentStage, typed: Typed): Readonly<Record<string, string | boolean>> {
  const shape: Readonly<Record<string, z.ZodMiniType>> = stageSchemas[stage].shape;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      const value = typed[name] ?? "";
      return value === "" && schema.safeParse(undefined).success ? [] : [[name, value]];
    }),
  );
}

const text = (typed: Typed, field: string): string => {
  const value = typed[field];
  return typeof value === "string" ? value : "";
};

const problemsOf = (result: Result<unknown>): readonly FieldProblem[] =>
  !result.ok && result.refusal.code === "VALIDATION" ? result.refusal.fields : [];

const PARSERS: Readonly<Record<SentStage, (typed: Typed) => readonly FieldProblem[]>> = {
  BUSINESS: (typed) => problemsOf(parseBusinessPhone(text(typed, "phone"))),
  IDENTITY: (typed) => [
    ...problemsOf(readExpiry(text(typed, "documentKind"), text(typed, "documentExpiresOn"))),
    ...problemsOf(parsePan(text(typed, "pan"))),
  ],
  TAX: (typed) => problemsOf(parseGstin(text(typed, "gstNumber"))),
  PAYOUT: (typed) =>
    problemsOf(
      parsePayoutAccount({
        method: text(typed, "method") === "UPI" ? "UPI" : "BANK",
        ifsc: text(typed, "ifsc"),
        accountNumber: text(typed, "accountNumber"),
        upiAddress: text(typed, "upiAddress"),
      }),
    ),
  STORE: (typed) => [
    ...problemsOf(parseStoreName(text(typed, "storeName"))),
    ...problemsOf(parseEmail(text(typed, "supportEmail"), "supportEmail")),
  ],
};
