"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Clock, Download } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { countText } from "@/components/kit/money";
import { RelativeTime } from "@/components/kit/relative-time";
import { useStaffSession } from "@/components/shell/staff-session";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import type { AuditChainDto } from "@/server/accounts/application/dto/system-dto";
import type { AuditAddress } from "./audit-address";

const ExportDialog = dynamic(() => import("./export-dialog").then((file) => file.ExportDialog), { ssr: false });

type ChainLineProps = { address: AuditAddress; openedAt: number };

const refreshMs = 10_000;

/** Whether the trail was found as it was sealed, and taking it along. */
export function ChainLine({ address, openedAt }: ChainLineProps) {
  const trpc = useTRPC();
  const { can } = useStaffSession();
  const [isExporting, setIsExporting] = useState(false);
  const { data } = useQuery(trpc.audit.chain.queryOptions(undefined, { refetchInterval: refreshMs }));
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border px-4 py-1.5 sm:px-6">
      <p role="status" className="min-w-0 text-meta text-muted-fg wrap-anywhere">
        {data ? <ChainWords chain={data} /> : "Whether the trail is intact is being asked."}
      </p>
      {can.includes("audit.export") ? (
        <Button
          size="small"
          className="ms-auto print:hidden"
          icon={<Download aria-hidden="true" className="size-4" strokeWidth={1.75} />}
          onClick={() => setIsExporting(true)}
        >
          Export…
        </Button>
      ) : null}
      {isExporting ? (
        <ExportDialog address={address} openedAt={openedAt} onClose={() => setIsExporting(false)} />
      ) : null}
    </div>
  );
}

function ChainWords({ chain: { sealedUpTo, verification } }: { chain: AuditChainDto }) {
  const number = (text: string | null) => `#${countText(Number(text ?? 0))}`;
  switch (verification?.state) {
    case "BROKEN":
      return (
        <Badge tone="text-danger" icon={<CircleAlert {...small} />} words={verification.fault ?? "Not as sealed"} />
      );
    case "INTACT":
      return (
        <Badge
          tone=""
          icon={<CircleCheck {...small} />}
          words={
            <>
              Chain verified to {number(verification.sealedUpTo)}{" "}
              <RelativeTime at={(verification.finishedAt ?? verification.at).toISOString()} /> · sealed to{" "}
              {number(sealedUpTo)}
            </>
          }
        />
      );
    case "RUNNING":
      return <Badge tone="" icon={<Clock {...small} />} words={`Verifying: sealed to ${number(sealedUpTo)}`} />;
    default:
      return <Badge tone="" icon={<Clock {...small} />} words={`Sealed to ${number(sealedUpTo)}, not verified yet`} />;
  }
}

const small = { "aria-hidden": true, className: "size-3.5 shrink-0", strokeWidth: 1.75 } as const;

function Badge({ tone, icon, words }: { tone: string; icon: ReactNode; words: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${tone}`}>
      {icon}
      <span>{words}</span>
    </span>
  );
}
