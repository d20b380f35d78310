import { Flag } from "lucide-react";
import Link from "next/link";
import { DueTime } from "@/components/kit/relative-time";
import type { OpenCaseDto } from "@/server/accounts/application/dto/account-dto";

/** The account's open case, with the way to where it is decided. */
export function OpenCase({ openCase }: { openCase: OpenCaseDto }) {
  const { id, reasonLabel, furtherReasons, dueAt } = openCase;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-muted-fg sm:ms-auto">
      <Flag aria-hidden="true" className="size-4" strokeWidth={1.75} />
      <span>
        Open case: {reasonLabel.charAt(0).toLowerCase() + reasonLabel.slice(1)}
        {furtherReasons > 0 ? ` and ${furtherReasons} more` : ""},
      </span>
      <span className="inline-flex items-center gap-1 font-emphasis text-fg">
        due <DueTime at={dueAt.toISOString()} className="font-emphasis text-fg" />
      </span>
      <Link href={`/console/review?sel=${id}`} className="link ms-1">
        Open in review
      </Link>
    </p>
  );
}
