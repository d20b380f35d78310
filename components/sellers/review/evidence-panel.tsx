"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { QueryProblem } from "@/components/trpc/query-problem";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { InlineError } from "@/components/ui/inline-error";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/skeleton";
import type { StaffDocumentDto } from "@/server/accounts/application/dto/document-dto";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import { ComparedTable } from "./compared-table";
import { DocumentList, MissingDocuments } from "./document-list";
import { DocumentViewer } from "./document-viewer";
import { kindName } from "./document-words";
import { FinalSummary } from "./final-summary";
import { type OpenedDocument, useOpenedDocument } from "./use-opened-document";
import { stepDocument } from "./viewer-state";

/** What the decision stands on: the documents, and what was declared beside what they say. */
export function EvidencePanel({ review }: { review: StageReviewDto }) {
  if (review.stage === "FINAL") return <FinalSummary review={review} />;
  if (review.submission === null) return <NothingSent review={review} />;
  return review.wanted.length === 0 ? <ComparedTable review={review} found={null} /> : <Documents review={review} />;
}

function NothingSent({ review: { stages, stage } }: { review: StageReviewDto }) {
  const line = stages.find((one) => one.stage === stage);
  return (
    <p className="m-auto max-w-80 py-16 text-center text-muted-fg">
      Nothing has been sent for this stage yet{line?.note ? `: ${line.note.toLowerCase()}.` : "."}
    </p>
  );
}

function Documents({ review }: { review: StageReviewDto }) {
  const trpc = useTRPC();
  const { can } = useStaffSession();
  const { id: applicationId, stage } = review;
  const { data, error, isFetching, refetch } = useQuery({
    ...trpc.documents.ofApplication.queryOptions({ applicationId, stage }),
    // What is being scanned is ready a little later.
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === "SCANNING") ? 5_000 : false),
  });
  const viewed = useOpenedDocument();
  const mayOpen = can.includes("document.open");
  const ready = (data ?? []).filter(({ state }) => state === "READY").map(({ id }) => id);
  const step = (by: 1 | -1) => {
    const next = stepDocument(ready, viewed.openId, by);
    if (next !== null) viewed.open(next);
  };
  useShortcut("document-next", () => step(1), mayOpen && ready.length > 0);
  useShortcut("document-previous", () => step(-1), mayOpen && ready.length > 0);
  if (!data && error) {
    return <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />;
  }
  if (!data) return <DocumentsSkeleton />;
  const missing = review.wanted.filter((kind) => !data.some((one) => one.kind === kind && !one.replaced));
  return (
    <>
      <MissingDocuments kinds={missing} />
      {data.length > 1 || (data.length === 1 && viewed.opened === null) ? (
        <DocumentList documents={data} openId={viewed.openId} onOpen={mayOpen ? viewed.open : null} />
      ) : null}
      <Viewed documents={data} viewed={viewed} mayOpen={mayOpen} />
      <ComparedTable review={review} found={viewed.opened?.found ?? null} />
    </>
  );
}

type ViewedProps = { documents: readonly StaffDocumentDto[]; viewed: OpenedDocument; mayOpen: boolean };

function Viewed({ documents, viewed, mayOpen }: ViewedProps) {
  const { openId, opened, problem, isBusy } = viewed;
  const document = documents.find(({ id }) => id === openId);
  if (problem && openId !== null) {
    return (
      <Frame>
        <InlineError message={problem} code={null} onRetry={() => viewed.open(openId)} retrying={isBusy} />
      </Frame>
    );
  }
  if (opened && document) {
    return (
      <DocumentViewer key={opened.document.id} opened={opened} name={kindName(document.kind)} onLost={viewed.renew} />
    );
  }
  if (isBusy) {
    return (
      <Frame>
        <span role="status">Opening…</span>
      </Frame>
    );
  }
  if (documents.length === 0) return null;
  return (
    <Frame>
      <FileText aria-hidden="true" className="mx-auto mb-2 size-6 text-subtle-fg" strokeWidth={1.5} />
      {mayOpen ? (
        <>
          Choose a document to open it, or press <Kbd>]</Kbd>. Opening is recorded with your name.
        </>
      ) : (
        "Your role sees that documents were handed in, not what is in them."
      )}
    </Frame>
  );
}

const Frame = ({ children }: { children: ReactNode }) => (
  <div className="grid min-h-60 flex-1 place-content-center rounded-md border border-border bg-sunken p-6 text-center text-muted-fg">
    <div className="max-w-80">{children}</div>
  </div>
);

const DocumentsSkeleton = () => (
  <div role="status" aria-label="Loading the documents" className="flex flex-1 flex-col gap-2">
    <Skeleton width={220} height={32} />
    <Skeleton height={320} />
  </div>
);
