import "@/components/kit/schemas-without-eval";
import {
  type ClearCaseInput,
  clearCaseSchema,
} from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";

type Entered = {
  readonly caseId: string;
  readonly version: number;
  readonly reasonCode: string | null;
  readonly note: string;
};

export type ClearAnswers = {
  /** Null while something is not right yet. */
  readonly input: ClearCaseInput | null;
  readonly reason: string | null;
  readonly note: string | null;
};

/** What was entered, by the rules that the server checks again, or a sentence for each field. */
export function readClearAnswers(entered: Entered): ClearAnswers {
  const read = clearCaseSchema.safeParse(entered);
  const issueAt = (field: string) => read.error?.issues.find((issue) => issue.path[0] === field)?.message ?? null;
  return { input: read.data ?? null, reason: issueAt("reasonCode"), note: issueAt("note") };
}
