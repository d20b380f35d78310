"use client";

import { InlineError } from "@/components/ui/inline-error";
import { SkeletonRows } from "@/components/ui/skeleton";
import { LookupBox } from "./lookup-box";
import { LookupCards } from "./lookup-cards";
import { LookupEmpty } from "./lookup-empty";
import { LookupSummary } from "./lookup-summary";
import { LookupTable } from "./lookup-table";
import { useLookup } from "./use-lookup";

const skeletonRows = 12;

/** Finds an account by whatever is known of it. */
export function AccountLookup() {
  const lookup = useLookup();
  const { rows, answer, problem } = lookup;
  const isEmpty = rows !== null && rows.length === 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface">
      <LookupBox lookup={lookup} />
      <LookupSummary lookup={lookup} />
      {problem ? <InlineError {...problem} onRetry={lookup.retry} retrying={lookup.isFetching} /> : null}
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">
        {rows === null && !problem ? (
          <SkeletonRows count={skeletonRows} rowHeight={36} label="Loading the accounts" />
        ) : null}
        {isEmpty && answer ? <LookupEmpty answer={answer} text={lookup.typed.text} /> : null}
        {rows && rows.length > 0 && answer ? (
          <>
            <LookupTable lookup={lookup} rows={rows} isSearch={answer.kind !== "NEWEST"} />
            <LookupCards lookup={lookup} rows={rows} />
          </>
        ) : null}
      </div>
    </div>
  );
}
