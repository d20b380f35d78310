// biome-ignore-all lint/a11y/useSemanticElements: rows are grids whose bars share one scale, which table layout cannot hold.
// biome-ignore-all lint/a11y/useFocusableInteractive: a table to read; its rows have no focus of their own.
import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Bar, BarScale, StandingBar } from "./contribution-bars";
import { type ContributionTableData, type DrawnLine, drawLines, foldIdle } from "./contribution-rows";
import { pointsText, standingText } from "./points";
import type { Thresholds } from "./risk-level";

type ContributionTableProps = {
  data: ContributionTableData;
  thresholds: Thresholds;
  /** `pane` is short and folds inputs without effect into one line; `full` shows half-lives and evidence. */
  variant: "pane" | "full";
  /** Beside the standing: "Threshold for Medium is 50", or the sum in the full table. */
  totalNote?: string;
  /** In the last cell of the full table: the risk chip. */
  totalMark?: ReactNode;
  /** Given, a line of the full table opens to what lies behind it. */
  behind?: Behind;
};

export type Behind = {
  readonly openKey: string | null;
  readonly onToggle: (key: string) => void;
  readonly of: (key: string) => ReactNode;
};

const grids = {
  pane: "grid grid-cols-[minmax(104px,152px)_minmax(0,192px)_48px_minmax(0,1fr)] items-center gap-x-3 max-sm:grid-cols-[minmax(0,1fr)_48px]",
  full: "grid grid-cols-[128px_minmax(0,144px)_56px_44px_44px_minmax(96px,1fr)_92px] items-center gap-x-3 max-sm:grid-cols-[minmax(0,1fr)_48px]",
} as const;

const wideOnly = "max-sm:hidden";

/** The waterfall: base, each input in its fixed order, and the standing; shown points add up exactly. */
export function ContributionTable({ data, thresholds, variant, totalNote, totalMark, behind }: ContributionTableProps) {
  const { baseTenths, lines } = drawLines(data);
  const { moving, idle } = variant === "pane" ? foldIdle(lines) : { moving: lines, idle: [] };
  const isFull = variant === "full";
  const row = cx(grids[variant], "border-b border-row-line", isFull ? "h-8" : "h-7");
  const score = Math.min(100, Math.max(0, data.scoreMilli / 1000));
  return (
    <div role="table" aria-label="How the score is built">
      <Head variant={variant} thresholds={thresholds} />
      <div role="row" className={row}>
        <NameCell isQuiet={false}>Starting point</NameCell>
        <SeenCell>{data.baseSeen}</SeenCell>
        {isFull ? <Cell className={cx("num text-muted-fg", wideOnly)}>—</Cell> : null}
        {isFull ? <Cell className={cx("num text-muted-fg", wideOnly)}>—</Cell> : null}
        <Cell className="num font-emphasis">{(baseTenths / 10).toFixed(1)}</Cell>
        <Cell className={cx("h-full", wideOnly)}>
          <Bar thresholds={thresholds} from={0} to={Math.min(100, data.baseMilli / 1000)} kind="base" />
        </Cell>
        {isFull ? <EvidenceCell evidence={data.baseEvidence ?? null} /> : null}
      </div>
      {moving.map((line) => (
        <LineRow
          key={line.key}
          line={line}
          isFull={isFull}
          thresholds={thresholds}
          className={row}
          behind={line.evidence ? behind : undefined}
        />
      ))}
      {idle.length > 0 ? <IdleRow idle={idle} at={score} thresholds={thresholds} className={row} /> : null}
      <div role="row" className={cx(grids[variant], "border-t border-border-strong", isFull ? "h-10" : "h-8")}>
        <Cell isHeader className="font-semibold">
          Standing
        </Cell>
        <SeenCell>{totalNote ?? (isFull ? sumText(baseTenths, lines) : "")}</SeenCell>
        {isFull ? <Cell className={wideOnly} /> : null}
        {isFull ? <Cell className={wideOnly} /> : null}
        <Cell className={cx("num font-semibold", isFull && "text-lede")}>{standingText(data.scoreMilli)}</Cell>
        <Cell className={cx("h-full", wideOnly)}>
          <StandingBar thresholds={thresholds} score={score} />
        </Cell>
        {isFull ? <Cell className={wideOnly}>{totalMark}</Cell> : null}
      </div>
    </div>
  );
}

function Head({ variant, thresholds }: Pick<ContributionTableProps, "variant" | "thresholds">) {
  const isFull = variant === "full";
  const head = "text-meta font-medium text-muted-fg";
  return (
    <div role="row" className={cx(grids[variant], isFull ? "h-8 border-b border-row-line" : "h-4 max-sm:sr-only")}>
      <span role="columnheader" className={cx(head, !isFull && "sr-only")}>
        Input
      </span>
      <span role="columnheader" className={cx(head, wideOnly, !isFull && "sr-only")}>
        What was seen
      </span>
      {isFull ? (
        <span role="columnheader" className={cx(head, "num", wideOnly)}>
          Half-life
        </span>
      ) : null}
      {isFull ? (
        <span
          role="columnheader"
          className={cx(head, "num", wideOnly)}
          title="Median of comparable accounts, in points"
        >
          Peers
        </span>
      ) : null}
      <span role="columnheader" className={cx(head, "num", !isFull && "sr-only")}>
        Points
      </span>
      <span role="columnheader" className={cx(head, wideOnly, !isFull && "col-start-4")}>
        <span className="sr-only">Place on the scale</span>
        <BarScale thresholds={thresholds} withEnds={isFull} />
      </span>
      {isFull ? (
        <span role="columnheader" className={cx(head, wideOnly)}>
          Evidence
        </span>
      ) : null}
    </div>
  );
}

type LineRowProps = {
  line: DrawnLine;
  isFull: boolean;
  thresholds: Thresholds;
  className: string;
  behind: Behind | undefined;
};

function LineRow({ line, isFull, thresholds, className, behind }: LineRowProps) {
  const isIdle = line.tenths === 0;
  const tone =
    line.tenths > 0 ? "font-emphasis text-pos" : line.tenths < 0 ? "font-emphasis text-neg" : "text-subtle-fg";
  const toggle = behind && (
    <EvidenceButton line={line} isOpen={behind.openKey === line.key} onToggle={() => behind.onToggle(line.key)} />
  );
  return (
    <>
      <div role="row" className={className}>
        <NameCell isQuiet={isIdle}>
          {line.label}
          {toggle ? <span className="ms-2 font-normal sm:hidden">{toggle}</span> : null}
        </NameCell>
        <SeenCell>{line.seen}</SeenCell>
        {isFull ? <Cell className={cx("num text-muted-fg", wideOnly)}>{line.halfLife ?? "—"}</Cell> : null}
        {isFull ? <Cell className={cx("num text-muted-fg", wideOnly)}>{peersText(line)}</Cell> : null}
        <Cell className={cx("num", tone)}>{pointsText(line.tenths)}</Cell>
        <Cell className={cx("h-full", wideOnly)}>
          <Bar thresholds={thresholds} from={line.from} to={isIdle ? line.from : line.to} kind="line" />
        </Cell>
        {isFull && toggle ? <Cell className={cx("whitespace-nowrap", wideOnly)}>{toggle}</Cell> : null}
        {isFull && !toggle ? <EvidenceCell evidence={line.evidence ?? null} /> : null}
      </div>
      {behind?.openKey === line.key ? (
        <div role="row" className="border-b border-row-line bg-bg">
          <span role="cell" className="block">
            {behind.of(line.key)}
          </span>
        </div>
      ) : null}
    </>
  );
}

const peersText = ({ peersMilli }: DrawnLine): string =>
  typeof peersMilli === "number" ? pointsText(Math.round(peersMilli / 100)) : "—";

function EvidenceButton({ line, isOpen, onToggle }: { line: DrawnLine; isOpen: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={`${line.evidence?.label ?? "Evidence"} behind ${line.label}`}
      onClick={onToggle}
      className="link"
    >
      {line.evidence?.label}
    </button>
  );
}

type IdleRowProps = { idle: readonly DrawnLine[]; at: number; thresholds: Thresholds; className: string };

function IdleRow({ idle, at, thresholds, className }: IdleRowProps) {
  const names = idle.map((line) => line.shortName ?? line.label.toLowerCase()).join(", ");
  return (
    <div role="row" className={className}>
      <NameCell isQuiet>
        {idle.length} {idle.length === 1 ? "input" : "inputs"} without effect
      </NameCell>
      <SeenCell>{names.charAt(0).toUpperCase() + names.slice(1)}</SeenCell>
      <Cell className="num text-subtle-fg">0.0</Cell>
      <Cell className={cx("h-full", wideOnly)}>
        <Bar thresholds={thresholds} from={at} to={at} kind="line" />
      </Cell>
    </div>
  );
}

function Cell({
  children,
  className,
  isHeader = false,
}: {
  children?: ReactNode;
  className?: string;
  isHeader?: boolean;
}) {
  return (
    <span role={isHeader ? "rowheader" : "cell"} className={className}>
      {children}
    </span>
  );
}

function NameCell({ children, isQuiet }: { children: ReactNode; isQuiet: boolean }) {
  return (
    <Cell isHeader className={isQuiet ? "text-muted-fg" : "font-emphasis"}>
      {children}
    </Cell>
  );
}

function SeenCell({ children }: { children: string }) {
  return (
    <span role="cell" title={children} className={cx("truncate text-muted-fg", wideOnly)}>
      {children}
    </span>
  );
}

function EvidenceCell({ evidence }: { evidence: { readonly label: string; readonly href?: string } | null }) {
  return (
    <Cell className={cx("whitespace-nowrap", wideOnly)}>
      {evidence === null ? (
        <span className="text-subtle-fg">None</span>
      ) : evidence.href ? (
        <Link href={evidence.href} className="link">
          {evidence.label}
        </Link>
      ) : (
        evidence.label
      )}
    </Cell>
  );
}

function sumText(baseTenths: number, lines: readonly DrawnLine[]): string {
  const terms = lines.filter((line) => line.tenths !== 0);
  return [
    (baseTenths / 10).toFixed(1),
    ...terms.map((line) => `${line.tenths > 0 ? "+" : "−"} ${(Math.abs(line.tenths) / 10).toFixed(1)}`),
  ].join(" ");
}
