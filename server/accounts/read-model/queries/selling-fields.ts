import type { SentStage } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import { wordsOf } from "./own-statements";

export type Fields = Readonly<Record<string, string | boolean>>;

type Typed = {
  readonly stage: string;
  readonly fields: unknown;
  readonly private: Readonly<Record<string, unknown>>;
};

/** What was typed into this stage last, sent or not; null where nothing was, or it was erased. */
export function fieldsOf(newestFirst: readonly Typed[], stage: SentStage): Fields | null {
  const newest = newestFirst.find((one) => one.stage === stage);
  if (!newest) return null;
  const stored = typeof newest.fields === "object" && newest.fields !== null ? newest.fields : {};
  const fields = Object.entries({ ...stored, ...newest.private }).filter(isField);
  return Object.fromEntries(fields);
}

const isField = (entry: [string, unknown]): entry is [string, string | boolean] =>
  ["string", "boolean"].includes(typeof entry[1]);

type Known = {
  readonly storeName: string;
  readonly gstNumber: string;
  readonly typed: (stage: SentStage) => Fields | null;
};

/** What a stage that nobody has begun can take from the others: nothing has to be typed twice. */
export function prefilled(stage: SentStage, { storeName, gstNumber, typed }: Known): Fields {
  const of = (from: SentStage, field: string) => wordsOf(typed(from)?.[field]);
  switch (stage) {
    case "BUSINESS":
      return {};
    case "IDENTITY":
      return given({ fullName: of("BUSINESS", "ownerName") });
    case "TAX":
      return given({ gstNumber, legalName: of("BUSINESS", "legalName") });
    case "PAYOUT":
      return given({ accountHolder: of("TAX", "legalName") });
    case "STORE":
      return given({ storeName });
  }
}

const given = (fields: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
