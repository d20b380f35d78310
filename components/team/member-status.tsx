import { LogOut } from "lucide-react";
import { StatusPill } from "@/components/kit/status-pill";
import type { TeamStatus } from "@/server/accounts/application/dto/team-dto";

/** The pill of a colleague: as for every account, and one for those who left. */
export function MemberStatus({ status }: { status: TeamStatus }) {
  if (status !== "LEFT") return <StatusPill status={status} />;
  return (
    <span className="edged inline-flex h-5 w-max shrink-0 items-center gap-1 rounded-full bg-st-disabled-bg px-1.5 pe-2 text-meta font-emphasis text-st-disabled-fg">
      <LogOut aria-hidden="true" className="size-3.5" />
      Left
    </span>
  );
}
