import "@/components/kit/schemas-without-eval";
import {
  type ClearCaseInput,
  clearCaseSchema,
} from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";
import {
  type VerifyCaseInput,
  verifyCaseSchema,
} from "@/server/accounts/application/use-cases/verify-case/verify-case.schema";

type Entered = {
  readonly outcome: InlineOutcome;
  readonly caseId: string;
  readonly version: number;
  readonly reasonCode: string | null;
  readonly note: string;
};

/** What is answered in a form within the pane, and sent while the reviewer goes on. */
export type InlineOutcome = "CLEAR" | "VERIFY";

export type InlineAnswer =
  | { readonly outcome: "CLEAR"; readonly input: ClearCaseInput }
  | { readonly outcome: "VERIFY"; readonly input: VerifyCaseInput };

export type ReadAnswer = {
  /** Null while something is not right yet. */
  readonly answer: InlineAnswer | null;
  readonly reason: string | null;
  readonly note: string | null;
};

/** What was entered, by the rules that the server checks again, or a sentence for each field. */
export function readInlineAnswer({ outcome, ...entered }: Entered): ReadAnswer {
  const cleared = outcome === "CLEAR" ? clearCaseSchema.safeParse(entered) : null;
  const asked = outcome === "VERIFY" ? verifyCaseSchema.safeParse(entered) : null;
  const issues = (cleared ?? asked)?.error?.issues ?? [];
  const issueAt = (field: string) => issues.find((issue) => issue.path[0] === field)?.message ?? null;
  return { answer: answerOf(cleared?.data, asked?.data), reason: issueAt("reasonCode"), note: issueAt("note") };
}

function answerOf(cleared: ClearCaseInput | undefined, asked: VerifyCaseInput | undefined): InlineAnswer | null {
  if (cleared) return { outcome: "CLEAR", input: cleared };
  return asked ? { outcome: "VERIFY", input: asked } : null;
}
