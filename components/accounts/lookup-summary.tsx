"use client";

import { useEffect, useState } from "react";
import { countText } from "@/components/kit/money";
import type { Lookup } from "./use-lookup";

const saidAfterMs = 500;

/** What is shown below: how many, and what the text was taken for. Speech hears it once typing has rested. */
export function LookupSummary({ lookup }: { lookup: Lookup }) {
  const words = wordsOf(lookup);
  const said = useSaidLater(lookup.isSettled ? words : null);
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-b border-border px-4 py-2 text-meta text-muted-fg sm:px-6">
      <p aria-hidden="true">{words}</p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <p className="ms-auto max-sm:hidden print:hidden">Look-ups are recorded.</p>
    </div>
  );
}

function wordsOf({ answer, rows, loadMore, isLinked }: Lookup): string {
  if (!answer || !rows) return "";
  if (answer.kind === "NEWEST") return rows.length === 0 ? "" : "Newest accounts";
  if (answer.outcome === "TOO_SHORT" || answer.outcome === "TOO_MANY") return answer.hint ?? "";
  const count = `${countText(rows.length)}${loadMore ? "+" : ""} ${rows.length === 1 ? "account" : "accounts"}`;
  return `${isLinked ? "From a link: " : ""}${rows.length === 0 ? "No account" : count}, searching by ${answer.kindLabel}`;
}

function useSaidLater(words: string | null): string {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (words === null) return;
    const timer = setTimeout(() => setSaid(words), saidAfterMs);
    return () => clearTimeout(timer);
  }, [words]);
  return said;
}
