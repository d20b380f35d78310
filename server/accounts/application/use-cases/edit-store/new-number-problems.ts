import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";
import { problemsOfPart } from "../submit-stage/read-part";

type TypedNumber = { readonly gstNumber: string; readonly legalName: string; readonly isUnderstood: boolean };

/** What is wrong with another number as it was typed, all at once; the tick at last, as it stands on the page. */
export function newNumberProblems({ isUnderstood, ...typed }: TypedNumber): readonly FieldProblem[] {
  const wrong = problemsOfPart("TAX", ["gstNumber", "legalName"], typed);
  return isUnderstood ? wrong : [...wrong, UNREAD];
}

const UNREAD = { field: "understood", problem: "Tick that you know what happens first." } as const;
