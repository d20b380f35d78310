"use client";

import type { Ref } from "react";
import { RiskChip } from "@/components/kit/risk-chip";
import { useNow } from "@/components/kit/use-now";
import { cx } from "@/components/ui/cx";
import type { SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";
import { AssigneeMenu } from "./assignee-menu";
import { DueText } from "./due-text";
import { durationText } from "./duration-text";
import type { Assign } from "./use-assign";

type BoardCardProps = {
  row: SellerRowDto;
  index: number;
  top: number;
  /** The one card of the board that the Tab key reaches. */
  isActive: boolean;
  onFocus: () => void;
  onOpen: () => void;
  assign: Assign;
  ref: Ref<HTMLLIElement>;
};

/** An application in its stage's column. It can't be dragged: a stage is approved in review alone. */
export function BoardCard({ row, index, top, isActive, onFocus, onOpen, assign, ref }: BoardCardProps) {
  const isOurs = row.waitingOn === "US" || row.waitingOn === "SYSTEM";
  return (
    <li
      ref={ref}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
      className="absolute inset-x-0 top-0 pb-2"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press anywhere on the card is one on its link. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link inside hears the keys. */}
      <div
        onClick={onOpen}
        className={cx(
          "relative grid min-w-0 cursor-default rounded-md border p-3 hover:bg-hover has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-ring",
          isOurs ? "border-border bg-surface" : "border-dashed border-border-strong",
        )}
      >
        <a
          href={`/console/sellers/${row.applicationId}`}
          data-card={row.applicationId}
          draggable={false}
          tabIndex={isActive ? 0 : -1}
          onFocus={onFocus}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return event.stopPropagation();
            event.preventDefault();
          }}
          className="truncate font-emphasis no-underline outline-none"
          title={row.storeName}
        >
          <bdi>{row.storeName}</bdi>
        </a>
        <span className="truncate text-meta text-muted-fg" title={`${row.owner.text}, ${row.reference}`}>
          <bdi>{row.owner.text}</bdi> · <Age since={row.stageSince} />
        </span>
        <span className="my-2 flex">
          <RiskChip level={row.risk} inList />
        </span>
        <span className="mb-2 truncate text-meta first-letter:uppercase" title={row.now}>
          {row.now}
        </span>
        <span className="flex h-5 items-center justify-between text-meta [&_time]:text-muted-fg [&_time.text-danger]:text-danger">
          <DueText row={row} />
          <AssigneeMenu row={row} assign={assign} size="small" isTabStop={isActive} />
        </span>
      </div>
    </li>
  );
}

/** How long it has been in this stage. */
function Age({ since }: { since: Date }) {
  const now = useNow();
  return (
    <time dateTime={since.toISOString()} title="In this stage" suppressHydrationWarning>
      {durationText((now - since.getTime()) / 60_000)}
    </time>
  );
}
