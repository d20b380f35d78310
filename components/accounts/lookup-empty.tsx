import { EmptyState } from "@/components/ui/empty-state";
import type { LookupDto } from "@/server/accounts/application/dto/lookup-dto";

/** Nothing to list: why, and what to type next. */
export function LookupEmpty({ answer, text }: { answer: LookupDto; text: string }) {
  if (answer.outcome === "TOO_MANY") return <EmptyState title="Too many matches">{answer.hint}</EmptyState>;
  if (answer.outcome === "TOO_SHORT" && text.trim() !== "") {
    return <EmptyState title="Too short to search">{answer.hint}</EmptyState>;
  }
  if (answer.outcome === "TOO_SHORT") {
    return (
      <EmptyState title="Look somebody up">
        Type a name, a store, an email, a phone number, a GSTIN or an id. {answer.hint}
      </EmptyState>
    );
  }
  if (answer.kind === "NEWEST")
    return <EmptyState title="No accounts yet.">They appear with the first sign-up or import.</EmptyState>;
  return (
    <EmptyState title="No account matches.">
      Searched by {answer.kindLabel}. Check the spelling, or choose what to search by.
    </EmptyState>
  );
}
