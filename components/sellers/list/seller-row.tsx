// biome-ignore-all lint/a11y/useSemanticElements: rows of a grid that draws only what is in view.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys.
import type { Ref } from "react";
import { RiskChip } from "@/components/kit/risk-chip";
import { cx } from "@/components/ui/cx";
import type { SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";
import { AssigneeMenu } from "./assignee-menu";
import { DueText, WaitingText } from "./due-text";
import { StageStrip } from "./stage-strip";
import type { Assign } from "./use-assign";

export const sellerRowHeight = 44;

export const rowIdOf = (applicationId: string): string => `application-${applicationId}`;

/** The columns of head and rows; what a narrower screen has no room for stands on the application's own page. */
export const sellerColumns =
  "lg:grid lg:grid-cols-[minmax(120px,1fr)_104px_126px_minmax(140px,1.4fr)_100px_24px] lg:gap-x-4 xl:grid-cols-[148px_116px_144px_104px_126px_minmax(0,1fr)_80px_100px_24px]";

type SellerRowProps = {
  row: SellerRowDto;
  /** Place in the whole list, from 1. */
  place: number;
  top: number;
  isSelected: boolean;
  onOpen: (applicationId: string) => void;
  assign: Assign;
  ref: Ref<HTMLDivElement>;
};

/** An application as a row; below 1024 pixels as a card that names its figures. */
export function SellerRow({ row, place, top, isSelected, onOpen, assign, ref }: SellerRowProps) {
  return (
    <div
      ref={ref}
      id={rowIdOf(row.applicationId)}
      data-index={place - 1}
      role="row"
      aria-rowindex={place + 1}
      aria-selected={isSelected}
      onClick={() => onOpen(row.applicationId)}
      style={{ transform: `translateY(${top}px)` }}
      className={cx(
        sellerColumns,
        "absolute inset-x-0 top-0 cursor-default border-b border-row-line px-4 max-lg:grid max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-x-3 max-lg:gap-y-1.5 max-lg:py-3 sm:px-6 lg:h-11 lg:items-center",
        isSelected
          ? "bg-primary-soft inset-shadow-[3px_0_0_var(--primary)] rtl:inset-shadow-[-3px_0_0_var(--primary)]"
          : "hover:bg-hover",
      )}
    >
      <span role="gridcell" className="truncate font-emphasis" title={row.storeName}>
        <bdi>{row.storeName}</bdi>
      </span>
      <span role="gridcell" className="mono truncate text-muted-fg max-lg:text-end lg:max-xl:hidden">
        {row.reference}
      </span>
      <span role="gridcell" className="truncate lg:max-xl:hidden" title={row.owner.text}>
        <bdi>{row.owner.text}</bdi>
      </span>
      <span role="gridcell" className="flex max-lg:justify-end">
        <RiskChip level={row.risk} inList />
      </span>
      <span role="gridcell" className="flex max-lg:col-span-2">
        <StageStrip marks={row.marks} />
      </span>
      <span role="gridcell" className="truncate max-lg:whitespace-normal" title={`${row.stageLabel}, ${row.now}`}>
        {row.stageLabel}
        <span className="text-muted-fg">, {row.now}</span>
      </span>
      <span role="gridcell" className="max-lg:text-end lg:max-xl:hidden">
        <span className="text-muted-fg lg:hidden">Waiting on </span>
        <WaitingText waitingOn={row.waitingOn} />
      </span>
      <span role="gridcell">
        <span className="text-muted-fg lg:hidden">Due </span>
        <DueText row={row} />
      </span>
      <span role="gridcell" className="flex max-lg:justify-end">
        <AssigneeMenu row={row} assign={assign} isTabStop={isSelected} />
      </span>
    </div>
  );
}
