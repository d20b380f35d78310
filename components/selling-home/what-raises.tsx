import { Check, CircleAlert } from "lucide-react";
import { PublicSection } from "@/components/kit/public-section";
import { Time } from "@/components/kit/time";
import type { SellingHomeDto } from "@/server/accounts/application/dto/selling-home-dto";
import { ProgressLine } from "./progress-line";
import { gainText } from "./selling-words";

/** Which limits rise, by what, and how far it is: numbers a seller can act on. */
export function WhatRaises({ home }: { home: SellingHomeDto }) {
  const { probation, privileges, best } = home;
  return (
    <PublicSection id="raises" title="What raises your limits">
      {probation ? <Probation probation={probation} privileges={privileges} /> : null}
      <p className="mt-3 max-w-[36em] text-form text-muted-fg">
        {best
          ? `The best record gives ${gainText(privileges, best)}. It is made of orders that arrive and that nobody complains about; complaints, chargebacks and orders you can't fulfil take from it, and weigh less as they get older.`
          : "You have the highest limits there are. Orders that arrive without a complaint keep them."}
      </p>
    </PublicSection>
  );
}

type ProbationProps = {
  probation: NonNullable<SellingHomeDto["probation"]>;
  privileges: SellingHomeDto["privileges"];
};

function Probation({ probation: { progress, after }, privileges }: ProbationProps) {
  const { days, orders, isInGoodStanding, looksOn } = progress;
  return (
    <>
      <p className="mb-3 max-w-[36em]">
        With all three of these your limits rise by themselves: {gainText(privileges, after)}.
      </p>
      <ul className="rounded-md border border-border bg-surface">
        <ProgressLine label="Time" {...days} unit="days">
          {looksOn ? (
            <>
              We look at it on <Time at={looksOn} as="date" />.
            </>
          ) : (
            "Days on pause do not count."
          )}
        </ProgressLine>
        <ProgressLine label="Orders" {...orders} unit="orders completed" />
        <li className="grid gap-2 border-b border-border p-4 last:border-b-0 sm:grid-cols-[176px_minmax(0,1fr)] sm:gap-x-6 sm:px-5">
          <span className="font-emphasis">Your record</span>
          <span className="flex items-center gap-2">
            {isInGoodStanding ? (
              <Check aria-hidden="true" className="size-4 text-success" />
            ) : (
              <CircleAlert aria-hidden="true" className="size-4 text-muted-fg" />
            )}
            {isInGoodStanding ? "In good order" : "Has to recover. Buying and selling count together."}
          </span>
        </li>
      </ul>
    </>
  );
}
