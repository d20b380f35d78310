import { CircleCheck } from "lucide-react";
import Link from "next/link";
import type { FormAction } from "@/components/kit/form-answers";
import { PublicSection } from "@/components/kit/public-section";
import { Time } from "@/components/kit/time";
import { ButtonLink } from "@/components/ui/button-link";
import type { SellingDto, SellingEventDto } from "@/server/accounts/application/dto/selling-dto";
import { StageHead } from "./stage-page";
import { TaskStatusMark } from "./task-list";
import { PART_WORDS, TASK_TITLES } from "./task-words";
import { WithdrawForm } from "./withdraw-form";

type StatusPageProps = {
  application: SellingDto;
  /** A task was sent a moment ago. */
  isJustSent: boolean;
  withdraw: FormAction;
  csrf: string;
};

/** Where the application stands: what we wait for, what was said, and the way out of it. */
export function StatusPage({ application, isJustSent, withdraw, csrf }: StatusPageProps) {
  const { state, history } = application;
  const isOn = state === "UNDER_WAY" || state === "PAUSED" || state === "LAST_LOOK";
  return (
    <>
      <StageHead back={{ href: "/sell", name: "All tasks" }} title="Your application" />
      {isJustSent ? <Sent application={application} /> : null}
      <PublicSection id="now" title="Where it stands">
        <Standing application={application} />
      </PublicSection>
      <PublicSection id="history" title="What has happened">
        <ol className="border-t border-border">
          {history.map((event) => (
            <HistoryLine key={`${event.kind}-${event.stage}-${event.at.toISOString()}`} event={event} />
          ))}
        </ol>
      </PublicSection>
      {isOn ? (
        <section id="withdraw" aria-label="Withdraw" className="mt-10 scroll-mt-8">
          <WithdrawForm action={withdraw} csrf={csrf} />
        </section>
      ) : null}
    </>
  );
}

function Sent({ application: { reference, decisionHours } }: { application: SellingDto }) {
  return (
    <section
      aria-labelledby="sent"
      className="mt-6 rounded-s-[2px] rounded-e-md border border-border border-s-4 border-s-st-active bg-surface px-5 py-4"
    >
      <h2 id="sent" className="flex items-center gap-2 font-semibold">
        <CircleCheck aria-hidden="true" className="size-5 text-success" />
        Sent
      </h2>
      <p className="mt-1">
        Your reference is <span className="font-mono whitespace-nowrap slashed-zero">{reference}</span>. A person on our
        team looks at it, as a rule within {decisionHours} working hours, and we write to you. Then the next task opens.
        Your shopping carries on as normal.
      </p>
    </section>
  );
}

function Standing({ application }: { application: SellingDto }) {
  const { state, tasks, openStage, sendBy, decisionHours } = application;
  const current = tasks.find(({ stage }) => stage === openStage) ?? tasks.find(({ status }) => status === "IN_REVIEW");
  return (
    <>
      {current && state !== "PAUSED" ? (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Link
            href={`/sell/${current.stage.toLowerCase()}`}
            className="inline-block py-0.5 font-emphasis text-primary underline underline-offset-3"
          >
            {TASK_TITLES[current.stage]}
          </Link>
          <TaskStatusMark task={current} />
        </p>
      ) : null}
      <p className="mt-2 max-w-[36em]">{standingWords(state, Boolean(openStage), decisionHours)}</p>
      {openStage && sendBy ? (
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-3">
          <ButtonLink href={`/sell/${openStage.toLowerCase()}`} tone="primary" size="public">
            Go on with this task
          </ButtonLink>
          <p className="text-form text-muted-fg">
            Send it by <Time at={sendBy.toISOString()} as="date" />.
          </p>
        </div>
      ) : null}
    </>
  );
}

function standingWords(state: SellingDto["state"], isOurTurn: boolean, decisionHours: number): string {
  if (state === "PAUSED") {
    return "Paused while we look at something on your account. Nothing can be sent for now, and no day counts. Your shopping carries on as normal.";
  }
  if (state === "LAST_LOOK") return "All tasks are completed. A second person looks at the whole application.";
  if (state === "SELLING") return "You sell here.";
  if (state === "UNDER_WAY") {
    return isOurTurn
      ? "It is your turn."
      : `A person on our team is looking at it, as a rule within ${decisionHours} working hours. There is nothing for you to do.`;
  }
  return "This application is over.";
}

function HistoryLine({ event }: { event: SellingEventDto }) {
  const { at, message } = event;
  return (
    <li className="gap-x-6 border-b border-border py-3 sm:grid sm:grid-cols-[176px_minmax(0,1fr)]">
      <Time at={at.toISOString()} as="minute" className="block text-form text-muted-fg sm:pt-0.5" />
      <div>
        <p>{historyWords(event)}</p>
        {message ? (
          <p className="mt-1 max-w-[36em] border-s-4 border-st-suspended py-0.5 ps-3 whitespace-pre-line">
            <bdi>{message}</bdi>
          </p>
        ) : null}
      </div>
    </li>
  );
}

/** One line of the history, in the applicant's words. */
function historyWords({ kind, stage }: SellingEventDto): string {
  const part = stage ? PART_WORDS[stage] : undefined;
  const words: Readonly<Record<SellingEventDto["kind"], string>> = {
    OPENED: "You started your application",
    SENT: part ? `You sent the part ${part}` : "It went to the last look",
    APPROVED: part ? `The part ${part} is done` : "The last look is done",
    RETURNED: part ? `We asked for a change in the part ${part}` : "We asked for a change",
    REJECTED: "We could not accept your application",
    WITHDRAWN: "You withdrew your application",
    EXPIRED: "Your application ran out",
  };
  return words[kind];
}
