import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { countWords } from "@/components/kit/policy-words";
import { RiskChip } from "@/components/kit/risk-chip";
import { Time } from "@/components/kit/time";
import type { BacktestDto } from "@/server/accounts/application/dto/policy-dto";

const standing = (milli: number): string => (Math.floor(milli / 100) / 10).toFixed(1);

/** The accounts whose standing moves most, and what moves it. */
export function Movers({ movers, action }: { movers: BacktestDto["movers"]; action: ReactNode }) {
  return (
    <section aria-label="Largest moves" className="border-b border-border px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">Largest moves</h3>
        {action}
      </div>
      {movers.length === 0 ? <p className="text-muted-fg">Nobody's standing moves.</p> : null}
      <ul>
        {movers.map((mover) => (
          <li
            key={mover.accountId}
            className="grid gap-x-3 border-b border-row-line py-1.5 last:border-b-0 sm:grid-cols-[minmax(0,9rem)_minmax(0,1fr)_auto_auto] sm:items-center"
          >
            <Link
              href={`/console/accounts/${mover.accountId}?tab=trust`}
              className="truncate font-semibold hover:underline"
            >
              <bdi>{mover.name.text}</bdi>
            </Link>
            <span className="text-muted-fg">{mover.why}</span>
            <span className="inline-flex items-center gap-1 tabular-nums">
              {standing(mover.fromMilli)}
              <ArrowRight aria-label="to" className="size-3 text-subtle-fg" />
              <b className="font-semibold">{standing(mover.toMilli)}</b>
            </span>
            <RiskChip level={mover.to} inList />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Cleared by people, and flagged by the draft: whom it would wrong again. */
export function Hits({ hits, hitCount }: Pick<BacktestDto, "hits" | "hitCount">) {
  return (
    <section aria-label="Cleared accounts it would hit" className="px-4 py-3">
      <h3 className="font-semibold">
        Cleared accounts it would hit{" "}
        <span className="text-meta font-normal text-muted-fg">
          {hitCount === 0 ? "none" : countWords(hitCount, "account", "accounts")}
        </span>
      </h3>
      <ul>
        {hits.map((hit) => (
          <li
            key={hit.accountId}
            className="flex flex-wrap items-center gap-x-3 border-b border-row-line py-1.5 last:border-b-0"
          >
            <Link
              href={`/console/accounts/${hit.accountId}`}
              className="min-w-0 truncate font-semibold hover:underline"
            >
              <bdi>{hit.name.text}</bdi>
            </Link>
            <span className="text-muted-fg">
              cleared <Time at={hit.clearedAt.toISOString()} as="date" />
            </span>
            <span className="ms-auto inline-flex items-center gap-1 tabular-nums">
              {standing(hit.liveMilli)}
              <ArrowRight aria-label="to" className="size-3 text-subtle-fg" />
              <b className="font-semibold">{standing(hit.draftMilli)}</b>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
