// biome-ignore-all lint/a11y/useSemanticElements: rows of a grid that draws only what is in view.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys.
import { Initials } from "@/components/kit/initials";
import { Money } from "@/components/kit/money";
import { standingInList } from "@/components/kit/points";
import { DueTime, RelativeTime } from "@/components/kit/relative-time";
import { RiskChip } from "@/components/kit/risk-chip";
import type { Thresholds } from "@/components/kit/risk-level";
import { StandingScale } from "@/components/kit/standing-scale";
import { cx } from "@/components/ui/cx";
import type { ReviewRowDto } from "@/server/accounts/application/dto/review-queue-dto";

export const caseRowHeight = 60;

export const rowIdOf = (caseId: string): string => `case-${caseId}`;

type CaseRowProps = {
  row: ReviewRowDto;
  /** Place in the whole list, from 1. */
  place: number;
  top: number;
  thresholds: Thresholds;
  isSelected: boolean;
  isLeaving: boolean;
  isUnsaved: boolean;
  onOpen: (caseId: string) => void;
};

/** A case in two lines: how bad, who, when due; how it stands, why, how much. */
export function CaseRow(props: CaseRowProps) {
  const { row, place, top, isSelected, isLeaving, isUnsaved, onOpen } = props;
  return (
    <div
      id={rowIdOf(row.caseId)}
      role="row"
      aria-rowindex={place}
      aria-selected={isSelected}
      onClick={() => onOpen(row.caseId)}
      style={{ transform: `translateY(${top}px)`, height: caseRowHeight }}
      className={cx(
        "absolute inset-x-0 top-0 grid cursor-default grid-cols-[104px_minmax(0,1fr)_auto_24px] content-center items-center gap-x-3 gap-y-1 border-b border-row-line ps-4 pe-4 transition-opacity duration-140 motion-reduce:transition-none sm:ps-6",
        isSelected
          ? "bg-primary-soft inset-shadow-[3px_0_0_var(--primary)] [--under:var(--primary-soft)] rtl:inset-shadow-[-3px_0_0_var(--primary)]"
          : "hover:bg-hover hover:[--under:var(--hover)]",
        isLeaving && "opacity-0",
      )}
    >
      <span role="gridcell" className="flex">
        <RiskChip level={row.risk} inList />
      </span>
      <span role="gridcell" className="truncate font-emphasis">
        <bdi>{row.name.text}</bdi>
      </span>
      <span role="gridcell" className="col-span-2 text-end">
        {row.decision ? (
          <RelativeTime at={row.decision.at.toISOString()} className="text-muted-fg" />
        ) : (
          <DueTime at={row.dueAt.toISOString()} />
        )}
      </span>
      <span role="gridcell" className="flex items-center gap-2">
        <b className="w-5 text-end font-semibold">{standingInList(row.scoreMilli)}</b>
        <StandingScale scoreMilli={row.scoreMilli} thresholds={props.thresholds} />
      </span>
      <SecondLine row={row} isUnsaved={isUnsaved} isSelected={isSelected} />
    </div>
  );
}

type SecondLineProps = { row: ReviewRowDto; isUnsaved: boolean; isSelected: boolean };

function SecondLine({ row, isUnsaved, isSelected }: SecondLineProps) {
  const { decision } = row;
  if (decision) {
    return (
      <>
        <span role="gridcell" className="truncate text-muted-fg">
          {decision.outcomeLabel}: {decision.reasonLabel}
        </span>
        <span role="gridcell" className="col-span-2 flex justify-end">
          <Initials name={decision.by} size="small" />
        </span>
      </>
    );
  }
  return (
    <>
      <span role="gridcell" title={row.reasonLabels.join(", ")} className="truncate text-muted-fg">
        {isUnsaved ? (
          <span className="font-emphasis text-danger">Not saved</span>
        ) : (
          <>
            {row.cause ?? row.reasonLabel}
            {row.furtherReasons > 0 ? (
              <span className={isSelected ? "" : "text-subtle-fg"}> +{row.furtherReasons}</span>
            ) : null}
          </>
        )}
      </span>
      <span role="gridcell" className="col-span-2 text-end text-muted-fg">
        <Money amount={row.exposure} />
      </span>
    </>
  );
}
