"use client";

import { Clock, Pencil, ShieldCheck, ShoppingCart } from "lucide-react";
import { Fragment, type ReactNode, useState } from "react";
import { standingText } from "@/components/kit/points";
import { RiskChip } from "@/components/kit/risk-chip";
import { riskNames } from "@/components/kit/risk-level";
import { Time } from "@/components/kit/time";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type {
  CounterfactualDto,
  HypotheticalChangeDto,
  OutlookDto,
} from "@/server/accounts/application/dto/outlook-dto";
import { WhatIfPanel } from "./what-if-panel";

type ClearPanelProps = { accountId: string; outlook: OutlookDto; isOverridden: boolean };

const icons: Readonly<Record<HypotheticalChangeDto["kind"], typeof Clock>> = {
  STAFF: ShieldCheck,
  CUSTOMER: ShoppingCart,
  TIME: Clock,
};

/** The smallest changes after which the flag clears, or the next level is reached; and a place to try others. */
export function ClearPanel({ accountId, outlook, isOverridden }: ClearPanelProps) {
  const [isTrying, setIsTrying] = useState(false);
  const { wanted, isFlagged, counterfactuals, noneSingle, forecast } = outlook;
  const title = isFlagged || !wanted ? "What would clear the flag" : `What would reach ${riskNames[wanted.risk]}`;
  return (
    <Panel
      title={wanted ? title : "What comes next"}
      note={wanted ? `${standingText(wanted.neededMilli)} or more for ${wanted.holdHours} h` : null}
    >
      {wanted ? null : <p className="border-b border-row-line px-4 py-3">There is no better level than this.</p>}
      {isOverridden ? (
        <p className="border-b border-row-line px-4 py-3 text-pretty text-muted-fg">
          About the computed standing, {standingText(outlook.computedMilli)}; the override goes on as it is.
        </p>
      ) : null}
      {noneSingle ? <p className="border-b border-row-line px-4 py-3 text-pretty">{noneSingle}</p> : null}
      <ul aria-label={wanted ? title : undefined}>
        {counterfactuals.map((one) => (
          <Change key={keyOf(one)} change={one} scoreMilli={outlook.computedMilli} />
        ))}
      </ul>
      <p className="border-b border-row-line px-4 py-2.5 text-pretty text-muted-fg">
        {forecast.sentence}
        {forecast.changes[0] ? (
          <>
            {" "}
            on <Time at={forecast.changes[0].at.toISOString()} as="minute" />
          </>
        ) : null}
        .
      </p>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2.5">
        <Button
          size="small"
          aria-expanded={isTrying}
          icon={<Pencil aria-hidden="true" className="size-3.5 text-muted-fg" />}
          onClick={() => setIsTrying(!isTrying)}
        >
          Try a change
        </Button>
        <span className="text-meta text-muted-fg">Simulation, nothing is saved</span>
      </div>
      {isTrying ? <WhatIfPanel accountId={accountId} /> : null}
    </Panel>
  );
}

const keyOf = ({ changes }: CounterfactualDto): string =>
  changes.map(({ who, words }) => `${who} ${words}`).join(" and ");

function Change({ change, scoreMilli }: { change: CounterfactualDto; scoreMilli: number }) {
  const Icon = icons[change.changes[0]?.kind ?? "TIME"];
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 border-b border-row-line px-4 py-3">
      <Icon aria-hidden="true" className="mt-0.5 size-4 text-muted-fg" strokeWidth={1.75} />
      <p className="text-pretty">
        {change.changes.map((part, index) => (
          <Fragment key={`${part.kind} ${part.words}`}>
            {index > 0 ? <span className="text-muted-fg"> and </span> : null}
            <Part part={part} />
          </Fragment>
        ))}
        <span className="mt-0.5 block text-meta text-muted-fg">
          {riskNames[change.risk]} from <Time at={change.clearsAt.toISOString()} as="minute" />
        </span>
      </p>
      <p className="grid justify-items-end gap-1 whitespace-nowrap">
        <span>
          <span className="text-muted-fg">{standingText(scoreMilli)}</span>
          <span aria-hidden="true" className="text-muted-fg">
            {" "}
            →{" "}
          </span>
          <span className="sr-only"> becomes </span>
          <b className="font-semibold">{standingText(change.scoreMilli)}</b>
        </span>
        <RiskChip level={change.risk} />
      </p>
    </li>
  );
}

/** "Staff. 2 coupon abuses found wrong (15 Nov, 19 Nov)". */
function Part({ part }: { part: HypotheticalChangeDto }): ReactNode {
  const shown = part.moments.slice(0, datesAtMost);
  const more = part.moments.length - shown.length;
  return (
    <>
      <b className="font-semibold">{part.who}.</b> {part.words}
      {part.kind === "TIME" && shown[0] ? (
        <>
          {" "}
          <Time at={shown[0].toISOString()} as="minute" />
        </>
      ) : null}
      {part.kind === "STAFF" ? (
        <>
          {" ("}
          {shown.map((at, index) => (
            <Fragment key={at.toISOString()}>
              {index > 0 ? ", " : null}
              <Time at={at.toISOString()} as="date" />
            </Fragment>
          ))}
          {more > 0 ? ` and ${more} more)` : ")"}
        </>
      ) : null}
    </>
  );
}

const datesAtMost = 3;
