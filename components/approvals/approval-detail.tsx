"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { IdText } from "@/components/kit/id-text";
import { RiskChip } from "@/components/kit/risk-chip";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ApprovalDto } from "@/server/accounts/application/dto/approval-dto";
import { ApprovalAnswer } from "./approval-answer";
import { ApprovalCluster } from "./approval-cluster";
import { ApprovalEvidence } from "./approval-evidence";
import { ApprovalPolicy } from "./approval-policy";
import { ApprovalHistory, ApprovalQuestion } from "./approval-question";

type ApprovalDetailProps = { id: string; onClose: () => void; onDecided: () => void };

/** One request beside the list: what is asked, what has happened, what was known then and what changed since. */
export function ApprovalDetail({ id, onClose, onDecided }: ApprovalDetailProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery(trpc.approvals.get.queryOptions({ approvalId: id }));
  return (
    <aside
      aria-label="Request"
      className="flex min-h-0 min-w-0 flex-col border-s border-border bg-surface max-lg:border-s-0"
    >
      <DetailHead request={data ?? null} onClose={onClose} />
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">
        {data ? (
          <>
            <ApprovalQuestion request={data} />
            <ApprovalHistory happened={data.happened} />
            {data.policy ? <ApprovalPolicy policy={data.policy} /> : null}
            {data.action === "case.decide-cluster" ? <ApprovalCluster approvalId={data.id} /> : null}
            <ApprovalEvidence request={data} />
          </>
        ) : null}
        {error ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
        {!data && !error ? (
          <div role="status" aria-label="Loading the request" className="grid gap-3 px-6 py-4">
            <Skeleton width="70%" />
            <Skeleton width="50%" />
            <Skeleton height={160} />
          </div>
        ) : null}
      </div>
      {data ? (
        <ApprovalAnswer
          request={data}
          onDecided={() => {
            onDecided();
            void refetch();
            // From now on its accounts are decided, or let go, and the list says how far that is.
            void queries.invalidateQueries(trpc.approvals.cluster.queryFilter({ approvalId: id }));
          }}
        />
      ) : null}
    </aside>
  );
}

function DetailHead({ request, onClose }: { request: ApprovalDto | null; onClose: () => void }) {
  const target = request?.target;
  return (
    <header className="border-b border-border px-4 py-3 sm:px-6">
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 truncate text-panel font-semibold tracking-[-0.01em]">{request?.type ?? "Request"}</h2>
        <div className="ms-auto -me-2 shrink-0 print:hidden">
          <IconButton size="small" label="Close" icon={<X aria-hidden="true" className="size-4" />} onClick={onClose} />
        </div>
      </div>
      {target ? (
        <p className="flex flex-wrap items-center gap-2">
          <Link href={`/console/accounts/${target.accountId}`} className="link">
            <bdi>{target.name.text}</bdi>
          </Link>
          <IdText value={target.accountId} name="account id" />
          {target.risk ? <RiskChip level={target.risk} /> : null}
          {request.application ? (
            <Link href={`/console/sellers/${request.application.id}`} className="link">
              Application of <bdi>{request.application.storeName}</bdi>
            </Link>
          ) : null}
        </p>
      ) : null}
    </header>
  );
}
