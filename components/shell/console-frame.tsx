"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { boundedCountText } from "@/components/kit/count-text";
import { DrawnAt } from "@/components/kit/use-now";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { BoundedCount } from "@/server/accounts/application/dto/page";
import type { SessionInfoDto } from "@/server/accounts/application/dto/session-info-dto";
import type { AvailablePage } from "./console-pages";
import { ConsoleShell } from "./console-shell";
import { SessionGuard } from "./session-guard";
import { StaffSessionProvider } from "./staff-session";
import { accountTopic, approvalsTopic, reviewQueueTopic, sellersTopic, useLive } from "./use-live";

type ConsoleFrameProps = {
  me: SessionInfoDto;
  /** How many cases are open; null for roles that do not read cases. */
  openCases: BoundedCount | null;
  /** How many requests wait for a second person; null for roles that do not read them. */
  waiting: BoundedCount | null;
  /** How many applications to sell wait for a decision; null for roles that do not read them. */
  sellers: BoundedCount | null;
  /** The server's way out. */
  signOut: (form: FormData) => Promise<void>;
  sidebarIsNarrow: boolean;
  /** When the server drew this page, in milliseconds. */
  drawnAt: number;
  strip?: ReactNode;
  /** The search over every page. */
  palette: ReactNode;
  children: ReactNode;
};

const roleNames = { SUPPORT: "Support", ANALYST: "Analyst", LEAD: "Lead", AUDITOR: "Auditor", ADMIN: "Admin" } as const;

/** The console as one person sees it: the pages their role may open, what waits there, and the end of the session. */
export function ConsoleFrame(props: ConsoleFrameProps) {
  const { me, openCases, waiting, signOut, sidebarIsNarrow, strip, palette, children } = props;
  const open = useOpenCases(openCases);
  const requests = useWaiting(waiting);
  const applications = useSellers(props.sellers);
  // Pages without news of their own hear the end of the session all the same.
  useLive([accountTopic(me.accountId)], hearOnly);
  const pages: AvailablePage[] = [
    ...(me.can.includes("case.read") ? [{ key: "review", count: open && boundedCountText(open) } as const] : []),
    ...(me.can.includes("account.look-up") ? [{ key: "accounts" } as const] : []),
    ...(me.can.includes("seller.read") ? [{ key: "sellers", count: countedText(applications) } as const] : []),
    ...(me.can.includes("signal.read") ? [{ key: "signals" } as const] : []),
    ...(me.can.includes("audit.read") ? [{ key: "audit" } as const] : []),
    ...(me.can.includes("policy.read") ? [{ key: "policies" } as const] : []),
    ...(me.can.includes("approval.read") ? [{ key: "approvals", count: countedText(requests) } as const] : []),
    ...(me.can.includes("appeal.read") ? [{ key: "appeals" } as const] : []),
    ...(me.can.includes("team.read") ? [{ key: "team" } as const] : []),
    ...(me.can.includes("system.read") ? [{ key: "system" } as const] : []),
  ];
  return (
    <DrawnAt value={props.drawnAt}>
      <StaffSessionProvider me={me}>
        <ConsoleShell
          pages={pages}
          person={{ name: me.name, ...(me.role ? { roleName: roleNames[me.role] } : {}) }}
          signOut={(form) => {
            forgetDrafts();
            return signOut(form);
          }}
          sidebarIsNarrow={sidebarIsNarrow}
          strip={strip}
        >
          {children}
          {palette}
          <SessionGuard />
        </ConsoleShell>
      </StaffSessionProvider>
    </DrawnAt>
  );
}

const hearOnly = (): void => undefined;

/** Nothing where nothing waits. */
const countedText = (count: BoundedCount | null): string | null =>
  count && count.count > 0 ? boundedCountText(count) : null;

/** What was typed here and not sent is nobody else's to read. */
function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("gs.draft.")) sessionStorage.removeItem(key);
}

/** Follows the queue; the first number comes with the page. */
function useOpenCases(atFirst: BoundedCount | null): BoundedCount | null {
  const trpc = useTRPC();
  const [since] = useState(() => new Date());
  const { data, refetch } = useQuery({ ...trpc.review.countNew.queryOptions({ since }), enabled: false });
  useLive([atFirst ? reviewQueueTopic : null], () => void refetch());
  return data?.open ?? atFirst;
}

/** Follows the requests likewise. */
function useWaiting(atFirst: BoundedCount | null): BoundedCount | null {
  const trpc = useTRPC();
  const { data, refetch } = useQuery({ ...trpc.approvals.count.queryOptions(), enabled: false });
  useLive([atFirst ? approvalsTopic : null], () => void refetch());
  return data?.pending ?? atFirst;
}

/** Follows the applications to sell likewise. */
function useSellers(atFirst: BoundedCount | null): BoundedCount | null {
  const trpc = useTRPC();
  const { data, refetch } = useQuery({ ...trpc.sellers.count.queryOptions(), enabled: false });
  useLive([atFirst ? sellersTopic : null], () => void refetch());
  return data?.needsUs ?? atFirst;
}
