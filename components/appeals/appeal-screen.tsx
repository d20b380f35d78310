"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { AuditLink } from "@/components/kit/lock-receipt";
import { Time } from "@/components/kit/time";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { type Fact, Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { AppealDto } from "@/server/accounts/application/dto/appeal-dto";
import { AnswerForm } from "./answer-form";
import { HeldDocuments } from "./held-documents";

/** One appeal: what the holder wrote, the statement as they had it, and the answer. */
export function AppealScreen({ appealId }: { appealId: string }) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(trpc.appeals.get.queryOptions({ appealId }));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 sm:p-6 print:overflow-visible">
      {data ? <Appeal appeal={data} onAnswered={() => void refetch()} /> : null}
      {error && !data ? <QueryProblem error={error} isFetching={isFetching} refetch={refetch} /> : null}
      {!data && !error ? (
        <div role="status" aria-label="Loading the appeal" className="grid max-w-180 gap-3">
          <Skeleton width="60%" />
          <Skeleton height={160} />
        </div>
      ) : null}
    </div>
  );
}

function Appeal({ appeal, onAnswered }: { appeal: AppealDto; onAnswered: () => void }) {
  const { statement, blockedBecause } = appeal;
  return (
    <div className="grid max-w-300 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid gap-4">
        <Panel title="What the holder wrote">
          <Words>{statement.appeal?.text ?? ""}</Words>
        </Panel>
        <HeldDocuments accountId={appeal.account.id} />
        <Panel title="The statement of reasons, as sent">
          <dl className="grid gap-3 px-4 py-3">
            {statement.sections.map(({ heading, words }) => (
              <div key={heading}>
                <dt className="font-medium">{heading}</dt>
                <dd className="whitespace-pre-line text-muted-fg">{words}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      </div>
      <div className="grid gap-4">
        <Panel title="The decision">
          <div className="px-4 py-3">
            <Facts dense labelWidth={104} facts={factsOf(appeal)} />
          </div>
        </Panel>
        {statement.appeal?.answer ? (
          <Panel title="Our answer">
            <Words>{statement.appeal.answer}</Words>
          </Panel>
        ) : null}
        {blockedBecause ? (
          <Notice tone="plain">{blockedBecause}</Notice>
        ) : (
          <Panel title="Answer">
            <div className="px-4 py-3">
              <AnswerForm appeal={appeal} onAnswered={onAnswered} />
            </div>
          </Panel>
        )}
      </div>
    </div>
  );
}

/** Somebody else's words: their own direction, their own lines, nothing else of theirs. */
function Words({ children }: { children: string }) {
  return (
    <blockquote className="px-4 py-3 wrap-anywhere whitespace-pre-line">
      <bdi>{children}</bdi>
    </blockquote>
  );
}

function factsOf(appeal: AppealDto): Fact[] {
  const { account, statement, reasonLabel, isAutomated, decidedByNames, auditEntryId, answeredByName } = appeal;
  const answered = statement.appeal?.answeredAt ?? null;
  const names: ReactNode = isAutomated ? (
    "The system"
  ) : (
    <bdi>{decidedByNames.join(", ") || "Somebody who has left"}</bdi>
  );
  return [
    {
      label: "Account",
      value: (
        <Link href={`/console/accounts/${account.id}`} className="link">
          <bdi>{account.name.text}</bdi>
        </Link>
      ),
    },
    { label: "Decision", value: appeal.decisionLabel },
    { label: "Reason", value: reasonLabel },
    { label: "Decided by", value: names },
    { label: "On", value: <Time at={statement.createdAt.toISOString()} /> },
    { label: "Until", value: statement.until ? <Time at={statement.until.toISOString()} /> : "No end date" },
    { label: "Audit", value: <AuditLink id={auditEntryId} /> },
    { label: "Appeal", value: appeal.stateLabel },
    ...(answered
      ? [
          { label: "Answered by", value: <bdi>{answeredByName ?? "Somebody who has left"}</bdi> },
          { label: "Answered", value: <Time at={answered.toISOString()} /> },
        ]
      : []),
  ];
}
