import "@/components/kit/schemas-without-eval";
import {
  type ClearCaseInput,
  clearCaseSchema,
} from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";
import {
  type LimitCaseInput,
  limitCaseSchema,
} from "@/server/accounts/application/use-cases/limit-case/limit-case.schema";
import {
  type VerifyCaseInput,
  verifyCaseSchema,
} from "@/server/accounts/application/use-cases/verify-case/verify-case.schema";
import type { LimitLevel } from "@/server/accounts/domain/value-objects/limit-level";

/** What is answered in a form within the pane, and sent while the reviewer goes on. */
export type InlineOutcome = "CLEAR" | "VERIFY" | "LIMIT";

/** What such a form holds; level and days are of a limit alone. */
export type InlineEntries = {
  readonly reasonCode: string | null;
  readonly note: string;
  readonly level: LimitLevel;
  readonly days: number;
};

export type InlineAnswer =
  | { readonly outcome: "CLEAR"; readonly input: ClearCaseInput }
  | { readonly outcome: "VERIFY"; readonly input: VerifyCaseInput }
  | { readonly outcome: "LIMIT"; readonly input: LimitCaseInput };

type Subject = { readonly caseId: string; readonly version: number };

export type ReadAnswer = {
  /** Null while something is not right yet. */
  readonly answer: InlineAnswer | null;
  readonly reason: string | null;
  /** What is wrong with another field. */
  readonly other: string | null;
};

/** What was entered, by the rules that the server checks again, or a sentence for what is not right yet. */
export function readInlineAnswer(
  outcome: InlineOutcome,
  subject: Subject,
  { reasonCode, note, level, days }: InlineEntries,
): ReadAnswer {
  const said = { ...subject, reasonCode, note };
  switch (outcome) {
    case "CLEAR": {
      const { data, error } = clearCaseSchema.safeParse(said);
      return readOf(data ? { outcome, input: data } : null, error);
    }
    case "VERIFY": {
      const { data, error } = verifyCaseSchema.safeParse(said);
      return readOf(data ? { outcome, input: data } : null, error);
    }
    case "LIMIT": {
      const { data, error } = limitCaseSchema.safeParse({ ...said, level, days });
      return readOf(data ? { outcome, input: data } : null, error);
    }
  }
}

type Problems = { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] };

function readOf(answer: InlineAnswer | null, error: Problems | undefined): ReadAnswer {
  const issues = error?.issues ?? [];
  const isReason = ({ path }: (typeof issues)[number]) => path[0] === "reasonCode";
  return {
    answer,
    reason: issues.find(isReason)?.message ?? null,
    other: issues.find((issue) => !isReason(issue))?.message ?? null,
  };
}
