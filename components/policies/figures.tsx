import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { countWords } from "@/components/kit/policy-words";
import type { BacktestDto } from "@/server/accounts/application/dto/policy-dto";

type ShareDto = BacktestDto["caught"]["live"];

/** The four numbers that decide: how much work, how much is caught, who is hit, who moves. */
export function BacktestFigures({ result }: { result: BacktestDto }) {
  const { flagsPerDay, caught, heldOut, goodFlagged, precision, worse, better, accounts } = result;
  const more = flagsPerDay.draft - flagsPerDay.live;
  return (
    <dl className="grid border-b border-border sm:grid-cols-2">
      <Figure
        label="Flags per day"
        before={flagsPerDay.live.toFixed(1)}
        after={flagsPerDay.draft.toFixed(1)}
        note={
          Math.abs(more) < 0.05
            ? "about as many as now"
            : `${Math.abs(more).toFixed(1)} ${more > 0 ? "more" : "fewer"} to look at, over ${result.windowDays} days`
        }
      />
      <Figure
        label="Known bad caught"
        before={percent(caught.live)}
        after={percent(caught.draft)}
        note={
          caught.draft
            ? `${caught.live?.count} → ${caught.draft.count} of ${caught.draft.of}; 95 %: ${interval(caught.draft)}${heldOut.draft.recall.difference ? `; held-out week ${percent(heldOut.draft.recall.heldOut)}` : ""}`
            : "Recall cannot be measured. 0 labelled cases in range."
        }
      />
      <Figure
        label="Good accounts flagged"
        before={percent(goodFlagged.live)}
        after={percent(goodFlagged.draft)}
        note={
          goodFlagged.draft
            ? `${goodFlagged.live?.count} → ${goodFlagged.draft.count} of ${goodFlagged.draft.of} cleared; precision ${percent(precision.live)} → ${percent(precision.draft)}`
            : "Cannot be measured. Nobody was cleared yet."
        }
      />
      <Figure
        label="Accounts that move"
        before={null}
        after={(worse + better).toLocaleString("en-IN")}
        note={`${accounts > 0 ? `${((100 * (worse + better)) / accounts).toFixed(1)} % of all; ` : ""}${countWords(worse, "gets worse", "get worse")}, ${countWords(better, "gets better", "get better")}`}
      />
    </dl>
  );
}

const percent = (share: ShareDto): string => (share ? `${(100 * share.share).toFixed(1)} %` : "–");
const interval = ({ low, high }: NonNullable<ShareDto>): string =>
  `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %`;

type FigureProps = { label: string; before: ReactNode; after: ReactNode; note: ReactNode };

function Figure({ label, before, after, note }: FigureProps) {
  return (
    <div className="border-b border-row-line px-4 py-3 last:border-b-0 sm:odd:border-e sm:nth-last-[-n+2]:border-b-0">
      <dt className="font-medium text-muted-fg">{label}</dt>
      <dd className="mt-1">
        <span className="flex items-baseline gap-2">
          {before === null ? null : (
            <>
              <span className="text-muted-fg">
                <span className="sr-only">now </span>
                {before}
              </span>
              <ArrowRight aria-hidden="true" className="size-3.5 self-center text-subtle-fg" />
              <span className="sr-only">with the draft</span>
            </>
          )}
          <span className="text-panel font-semibold tracking-[-0.01em]">{after}</span>
        </span>
        <span className="block text-meta text-muted-fg">{note}</span>
      </dd>
    </div>
  );
}
