"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sizeText } from "@/components/kit/file-facts";
import { Time } from "@/components/kit/time";
import { useStaffSession } from "@/components/shell/staff-session";
import { QueryProblem } from "@/components/trpc/query-problem";
import { sentenceOf } from "@/components/trpc/refusal";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-store";
import type { OpenedDocumentDto, StaffDocumentDto } from "@/server/accounts/application/dto/document-dto";

/** `documents.ofHold`: what the holder handed in while the account was on hold, beside what they wrote. */
export function HeldDocuments({ accountId }: { accountId: string }) {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(trpc.documents.ofHold.queryOptions({ accountId }));
  return (
    <Panel title="Handed in on hold" note={data && data.length > 0 ? data.length : null}>
      {data ? <Documents documents={data} /> : null}
      {error && !data ? (
        <div className="px-4 py-3">
          <QueryProblem error={error} isFetching={isFetching} refetch={refetch} />
        </div>
      ) : null}
      {!data && !error ? (
        <div role="status" aria-label="Loading documents" className="px-4 py-3">
          <Skeleton width="50%" />
        </div>
      ) : null}
    </Panel>
  );
}

function Documents({ documents }: { documents: readonly StaffDocumentDto[] }) {
  const trpc = useTRPC();
  const { can } = useStaffSession();
  const [opened, setOpened] = useState<OpenedDocumentDto | null>(null);
  const mutation = useMutation(
    trpc.documents.open.mutationOptions({
      gcTime: 0,
      onSuccess: setOpened,
      onError: (error) => showToast({ message: sentenceOf(error) }),
    }),
  );
  if (documents.length === 0) return <p className="px-4 py-3 text-muted-fg">Nothing was handed in.</p>;
  return (
    <>
      <ul className="divide-y divide-border">
        {documents.map(({ id, fileName, bytes, pages, uploadedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-48">
              <bdi className="block truncate font-medium" title={fileName}>
                {fileName}
              </bdi>
              <span className="text-meta text-muted-fg">
                {pages === 1 ? "1 page" : `${pages} pages`}, {sizeText(bytes)}, <Time at={uploadedAt.toISOString()} />
              </span>
            </span>
            {can.includes("document.open") ? (
              <Button
                size="small"
                busy={mutation.isPending && mutation.variables.documentId === id}
                busyLabel="Opening"
                aria-label={`Open ${fileName}`}
                onClick={() => mutation.mutate({ documentId: id })}
              >
                Open
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {opened ? <Opened opened={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function Opened({ opened: { document, pages }, onClose }: { opened: OpenedDocumentDto; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="wide"
      title={<bdi className="wrap-anywhere">{document.fileName}</bdi>}
      description="That you opened it is on record."
    >
      <ol className="grid gap-4">
        {pages.map(({ url, width, height }, place) => (
          <li key={url}>
            {/* biome-ignore lint/performance/noImgElement: a picture behind a ticket must not pass through another service. */}
            <img
              src={url}
              width={width}
              height={height}
              alt={`Page ${place + 1} of ${pages.length}`}
              className="h-auto max-w-full rounded-md border border-border bg-white dark:brightness-90"
            />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
