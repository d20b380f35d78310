import type { FormAction } from "@/components/kit/form-answers";
import { PublicPill } from "@/components/kit/public-pill";
import { PublicSection } from "@/components/kit/public-section";
import { StatementBlock } from "@/components/kit/statement-block";
import { Time } from "@/components/kit/time";
import type { SellingDto } from "@/server/accounts/application/dto/selling-dto";
import { StartForm } from "./start-form";

type EndedPageProps = {
  application: SellingDto;
  ended: NonNullable<SellingDto["ended"]>;
  /** The day from which to apply again lies ahead. */
  mustWait: boolean;
  start: FormAction;
  appeal: FormAction;
  csrf: string;
};

/** The page's heading, and its document's title. */
export const endedTitle = (state: SellingDto["state"]): string => headingOf(state).title;

const headingOf = (state: string) => HEADINGS[state] ?? { pill: "Over", title: "Your application is over" };

const HEADINGS: Readonly<Record<string, { readonly pill: string; readonly title: string }>> = {
  REJECTED: { pill: "Not accepted", title: "We could not accept your application" },
  WITHDRAWN: { pill: "Withdrawn", title: "You withdrew your application" },
  EXPIRED: { pill: "Ran out", title: "Your application ran out" },
};

/** An application that is over: why, what can be done against it, and how to begin anew. */
export function EndedPage({ application, ended, mustWait, start, appeal, csrf }: EndedPageProps) {
  const { state, storeName, gstNumber } = application;
  const { pill, title } = headingOf(state);
  return (
    <>
      <PublicPill tone="plain">{pill}</PublicPill>
      <h1 className="mt-3 text-page font-semibold tracking-[-0.02em] text-balance sm:text-kpi">{title}</h1>
      <p className="mt-3 max-w-[36em] text-public text-muted-fg sm:text-panel">
        <WhyItEnded application={application} ended={ended} />
      </p>
      <p className="mt-3 max-w-[36em]">You can buy as before: nothing has changed there.</p>
      {ended.statement ? (
        <PublicSection id="why" title="Why, and how to appeal">
          <StatementBlock statement={ended.statement} csrf={csrf} appeal={appeal} />
        </PublicSection>
      ) : null}
      <PublicSection id="again" title="Apply again">
        {mustWait && ended.reapplyFrom ? (
          <p>
            You can apply again from <Time at={ended.reapplyFrom.toISOString()} as="date" />. What you typed will be
            filled in.
          </p>
        ) : (
          <>
            <p>You can apply again now. What you typed is filled in: check it, and add the documents anew.</p>
            <StartForm action={start} csrf={csrf} storeName={storeName} gstNumber={gstNumber} />
          </>
        )}
      </PublicSection>
    </>
  );
}

function WhyItEnded({ application: { state }, ended: { at, reason } }: Pick<EndedPageProps, "application" | "ended">) {
  const day = <Time at={at.toISOString()} as="date" />;
  if (state === "REJECTED") {
    return (
      <>
        {reason ?? "We could not confirm what you sent."} We decided this on {day}.
      </>
    );
  }
  if (state === "EXPIRED") return <>What we had asked for did not come by {day}.</>;
  return <>It ended on {day}.</>;
}
