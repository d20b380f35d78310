"use client";

import { InlineError } from "@/components/ui/inline-error";
import { type CallError, codeOf, sentenceOf } from "./refusal";

type QueryProblemProps = { error: CallError; isFetching: boolean; refetch: () => unknown };

/** A part of a page whose query failed: why, the code to quote, and a way to ask again. */
export const QueryProblem = ({ error, isFetching, refetch }: QueryProblemProps) => (
  <InlineError message={sentenceOf(error)} code={codeOf(error)} onRetry={() => void refetch()} retrying={isFetching} />
);
