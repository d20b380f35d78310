"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { accountTopic, useLive } from "@/components/shell/use-live";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { QueryProblem } from "@/components/trpc/query-problem";
import { refusalOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { showToast } from "@/components/ui/toast-store";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import type { ReviewView } from "@/server/accounts/application/dto/review-queue-dto";
import { CaseDecision, type CaseDecisionProps } from "./case-decision";
import { CaseDetails } from "./case-details";
import { CaseHead, type CasePlace } from "./case-head";
import { CaseWhy } from "./case-why";
import type { CaseTab } from "./review-address";
import { PaneSkeleton } from "./review-skeleton";

type CasePaneProps = {
  caseId: string;
  view: ReviewView;
  place: CasePlace | null;
  tab: CaseTab;
  onTab: (tab: CaseTab) => void;
  /** The acts, given the case as it was read. */
  acts: (reviewCase: ReviewCaseDto) => Omit<CaseDecisionProps, "reviewCase">;
};

/** One case: who, why, what stands behind it, and the decision. */
export function CasePane({ caseId, view, place, tab, onTab, acts }: CasePaneProps) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(trpc.review.get.queryOptions({ caseId, view }));
  useLive([data ? accountTopic(data.account.id) : null], () => void refetch());
  if (data) return <OpenCase key={caseId} reviewCase={data} place={place} tab={tab} onTab={onTab} acts={acts(data)} />;
  if (error === null) return <PaneSkeleton />;
  if (refusalOf(error)?.code === "NOT_FOUND") {
    return (
      <EmptyState
        title="No case with this id"
        actions={place ? <Button onClick={place.onBack}>Back to the list</Button> : null}
      >
        It may belong to an account that was erased.
      </EmptyState>
    );
  }
  return <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />;
}

type OpenCaseProps = Omit<CasePaneProps, "caseId" | "view" | "acts"> & {
  reviewCase: ReviewCaseDto;
  acts: Omit<CaseDecisionProps, "reviewCase">;
};

function OpenCase({ reviewCase, place, tab, onTab, acts }: OpenCaseProps) {
  const why = useRef<HTMLElement>(null);
  useShortcut("case-why", () => {
    why.current?.focus();
    why.current?.scrollIntoView({ block: "nearest" });
  });
  useShortcut("case-copy-id", () => {
    void navigator.clipboard.writeText(reviewCase.account.id).then(() => showToast({ message: "Account id copied" }));
  });
  return (
    <section
      id="case"
      tabIndex={-1}
      aria-label={`Case: ${reviewCase.account.name.text}`}
      className="flex min-h-0 flex-1 flex-col outline-none print:block"
    >
      <CaseHead reviewCase={reviewCase} place={place} />
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">
        <CaseWhy reviewCase={reviewCase} ref={why} />
        <CaseDetails reviewCase={reviewCase} tab={tab} onTab={onTab} />
      </div>
      <CaseDecision reviewCase={reviewCase} {...acts} />
    </section>
  );
}
