import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { countWords } from "@/components/kit/policy-words";
import { Time } from "@/components/kit/time";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";

/** The bound above which a version is rolled back by itself, and how near to it a live one is. */
export function PolicyGuard({ policy }: { policy: Pick<PolicyDto, "guard" | "rolledBack" | "state"> }) {
  const { guard, rolledBack, state } = policy;
  if (rolledBack !== null) {
    return <Band>Came back by a rule, in place of v{rolledBack}, which flagged more than the bound told for it.</Band>;
  }
  if (!guard) return null;
  const bound = countWords(guard.bound, "account", "accounts");
  if (guard.watched) {
    return (
      <Band>
        Rolls back by itself when more than {bound} are flagged within 24 hours;{" "}
        {guard.watched.flags.toLocaleString("en-IN")} so far. Watched until{" "}
        <Time at={guard.watched.until.toISOString()} as="minute" />.
      </Band>
    );
  }
  if (state === "RAMPING") return null;
  if (state === "SHADOW")
    return <Band>Once live, it rolls back by itself when more than {bound} are flagged within 24 hours.</Band>;
  return <Band>Was to roll back by itself above {bound} flagged within 24 hours; it is not watched any more.</Band>;
}

function Band({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 border-b border-border bg-sunken px-4 py-2 sm:px-6">
      <ShieldCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-fg" strokeWidth={1.75} />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
