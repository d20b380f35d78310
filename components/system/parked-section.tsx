"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { RelativeTime } from "@/components/kit/relative-time";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ParkedMessageRowDto } from "@/server/accounts/application/dto/system-dto";
import { HealthWord } from "./health-word";
import { kindText, triesText } from "./parked-words";
import { Section } from "./section";
import { useParked, useSystemChanged } from "./use-parked";

const ParkedDialog = dynamic(() => import("./parked-dialog").then((file) => file.ParkedDialog), { ssr: false });
const SkipDialog = dynamic(() => import("./skip-dialog").then((file) => file.SkipDialog), { ssr: false });

type Open = { readonly dialog: "INSPECT" | "SKIP"; readonly message: ParkedMessageRowDto };

/** Messages that nobody could take: each waits until a person replays or skips it. */
export function ParkedSection() {
  const parked = useParked();
  const changed = useSystemChanged();
  const [open, setOpen] = useState<Open | null>(null);
  const inspect = (message: ParkedMessageRowDto) => setOpen({ dialog: "INSPECT", message });
  return (
    <>
      <Section
        title="Parked messages"
        state={parked}
        rows={2}
        note={({ rows }) => (rows.length === 0 ? <HealthWord value="Working" /> : null)}
      >
        {({ rows }) => (
          <DataTable
            label="Parked messages, the longest parked first"
            columns={columnsOf(inspect)}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<p className="px-4 py-3 text-muted-fg">Nothing is parked. What fails for good waits here.</p>}
            onLoadMore={parked.loadMore}
            loadingMore={parked.isLoadingMore}
            isInCard
          />
        )}
      </Section>
      {open?.dialog === "INSPECT" ? (
        <ParkedDialog
          message={open.message}
          onSkip={() => setOpen({ dialog: "SKIP", message: open.message })}
          onDone={changed}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open?.dialog === "SKIP" ? (
        <SkipDialog message={open.message} onDone={changed} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

const columnsOf = (inspect: (message: ParkedMessageRowDto) => void): readonly Column<ParkedMessageRowDto>[] => [
  {
    key: "type",
    header: "Message",
    width: "256px",
    isRowHeader: true,
    cell: ({ kind, type }) => (
      <>
        {kindText(kind)}
        {type ? <span className="block truncate text-meta text-muted-fg">{type}</span> : null}
      </>
    ),
  },
  { key: "reason", header: "Reason", hiddenBelow: "sm", cell: ({ reason }) => <span title={reason}>{reason}</span> },
  {
    key: "tries",
    header: "Tried",
    width: "80px",
    hiddenBelow: "lg",
    cell: ({ attempts }) => <span className="text-muted-fg">{triesText(attempts)}</span>,
  },
  {
    key: "since",
    header: "Parked",
    width: "112px",
    hiddenBelow: "sm",
    cell: ({ parkedAt }) => <RelativeTime at={parkedAt.toISOString()} className="text-muted-fg" />,
  },
  {
    key: "act",
    header: <span className="sr-only">Actions</span>,
    width: "104px",
    align: "end",
    cell: (message) => (
      <Button size="small" onClick={() => inspect(message)} aria-label={`Inspect: ${kindText(message.kind)}`}>
        Inspect
      </Button>
    ),
  },
];
