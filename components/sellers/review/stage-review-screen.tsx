"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { useStaffSession } from "@/components/shell/staff-session";
import { accountTopic, useLive } from "@/components/shell/use-live";
import { codeOf, refusalOf, sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { InlineError } from "@/components/ui/inline-error";
import { StaleBanner } from "@/components/ui/stale-banner";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import { DecisionPanel } from "./decision-panel";
import { EvidencePanel } from "./evidence-panel";
import type { Told } from "./next-application";
import { reviewInput, stageAddress, wordOf } from "./review-address";
import { ReviewHead } from "./review-head";
import { ReviewSkeleton } from "./review-skeleton";
import { dropForeignStageDrafts } from "./stage-drafts";
import { StageRail } from "./stage-rail";

/** One application, stage by stage: stages, evidence, checks and decision. Follows changes live. */
export function StageReviewScreen({ applicationId }: { applicationId: string }) {
  const trpc = useTRPC();
  const me = useStaffSession();
  const [{ stage }, setAddress] = useQueryStates(stageAddress);
  const [told, setTold] = useState<Told | null>(null);
  const { data, error, isFetching, refetch } = useQuery({
    ...trpc.sellers.review.queryOptions(reviewInput(applicationId, stage)),
    placeholderData: keepPreviousData,
  });
  useEffect(() => dropForeignStageDrafts(me.accountId), [me.accountId]);
  useLive([data ? accountTopic(data.owner.accountId) : null], () => void refetch());
  if (!data) return <NoReview error={error} isFetching={isFetching} onRetry={() => void refetch()} />;
  return (
    <div className="flex min-h-0 flex-1 scroll-pb-24 flex-col max-lg:overflow-y-auto print:block">
      <ReviewHead review={data} />
      {error ? (
        <StaleBanner refreshing={isFetching} onRefresh={() => void refetch()}>
          Updates paused, refreshed <RelativeTime at={data.readAt.toISOString()} />
        </StaleBanner>
      ) : null}
      <Columns
        review={data}
        told={told?.stage === data.stage ? told : null}
        onTold={(done) => {
          setTold(done);
          // The decided stage stays in sight: without this the next one would slide in under the reader's hand.
          void setAddress({ stage: wordOf(done.stage) }, { history: "replace" });
        }}
        onStage={(next) => {
          setTold(null);
          void setAddress({ stage: wordOf(next) }, { history: "push" });
        }}
      />
    </div>
  );
}

type ColumnsProps = {
  review: StageReviewDto;
  told: Told | null;
  onTold: (told: Told) => void;
  onStage: (stage: StageReviewDto["stage"]) => void;
};

const Columns = ({ review, told, onTold, onStage }: ColumnsProps) => (
  <div className="min-h-0 flex-1 max-lg:shrink-0 max-lg:basis-auto lg:grid lg:grid-cols-[224px_minmax(0,1fr)_376px] print:block">
    <StageRail review={review} onStage={onStage} />
    <section
      aria-label="Evidence"
      key={`${review.id} ${review.stage} ${review.submission?.no ?? 0}`}
      className="flex min-h-0 min-w-0 flex-col px-4 py-3 sm:px-6 sm:pb-6 lg:overflow-y-auto"
    >
      <EvidencePanel review={review} />
    </section>
    <DecisionPanel key={`${review.id} ${review.stage}`} review={review} told={told} onTold={onTold} />
  </div>
);

type NoReviewProps = { error: Parameters<typeof refusalOf>[0]; isFetching: boolean; onRetry: () => void };

function NoReview({ error, isFetching, onRetry }: NoReviewProps) {
  if (error === null) return <ReviewSkeleton />;
  if (refusalOf(error)?.code === "NOT_FOUND") {
    return (
      <EmptyState
        title="No application with this id"
        actions={<ButtonLink href="/console/sellers">Back to the list</ButtonLink>}
      >
        It may belong to an account that was erased.
      </EmptyState>
    );
  }
  return <InlineError message={sentenceOf(error)} code={codeOf(error)} onRetry={onRetry} retrying={isFetching} />;
}
