import { ChevronRight } from "lucide-react";
import type { OwnAppealDto, OwnStatementDto } from "@/server/accounts/application/dto/hold-dto";
import { AppealForm } from "./appeal-form";
import type { FormAction } from "./form-answers";
import { PublicPill } from "./public-pill";
import { Time } from "./time";

type StatementBlockProps = { statement: OwnStatementDto; csrf: string; appeal: FormAction };

/** Told first; the rest opens. */
const SHORT: readonly string[] = ["What happened", "The rule behind it", "Who decided"];

export const appealAnchor = (statementId: string): string => `appeal-${statementId}`;

/** A decision in the words it was sent in, what the holder said to it, and the form to say it. */
export function StatementBlock({ statement, csrf, appeal }: StatementBlockProps) {
  const { id, subject, sections, createdAt } = statement;
  return (
    <article aria-labelledby={`statement-${id}`}>
      <h3 id={`statement-${id}`} className="font-emphasis">
        {subject} · <Time at={createdAt.toISOString()} as="date" />
      </h3>
      <div className="mt-2 grid max-w-[40em] gap-2">
        {sections
          .filter(({ heading }) => SHORT.includes(heading))
          .map(({ heading, words }) => (
            <p key={heading}>{words}</p>
          ))}
      </div>
      <details className="group mt-3 max-w-[40em]">
        <summary className="flex min-h-11 list-none items-center gap-1 text-primary underline underline-offset-3 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
          Read the full statement of reasons
        </summary>
        <dl className="mt-2 grid gap-4 border-s-2 border-border ps-4">
          {sections.map(({ heading, words }) => (
            <div key={heading}>
              <dt className="font-emphasis">{heading}</dt>
              <dd className="whitespace-pre-line">{words}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div id={appealAnchor(id)} className="mt-6 max-w-[40em] scroll-mt-8">
        {statement.appeal ? (
          <AppealState appeal={statement.appeal} />
        ) : (
          <AppealForm statementId={id} csrf={csrf} action={appeal} />
        )}
      </div>
    </article>
  );
}

const STATES: Readonly<
  Record<OwnAppealDto["state"], { tone: "waiting" | "plain" | "good"; pill: string; words: string }>
> = {
  OPEN: {
    tone: "waiting",
    pill: "Appeal sent",
    words: "Somebody who has not worked on this will read it and write to you.",
  },
  UPHELD: { tone: "plain", pill: "Decision stands", words: "We looked at it again. The decision stands." },
  REVERSED: { tone: "good", pill: "Decision reversed", words: "We looked at it again. You were right." },
};

function AppealState({ appeal }: { appeal: OwnAppealDto }) {
  const { tone, pill, words } = STATES[appeal.state];
  return (
    <div role="status" className="rounded-md border border-border bg-surface p-4 sm:p-5">
      <PublicPill tone={tone}>{pill}</PublicPill>
      <p className="mt-2">{words}</p>
      {appeal.answer ? <p className="mt-3 whitespace-pre-line">{appeal.answer}</p> : null}
      <details className="group mt-2">
        <summary className="flex min-h-11 list-none items-center gap-1 text-form text-primary underline underline-offset-3 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden="true" className="size-4 shrink-0 group-open:rotate-90" />
          <span>
            What you wrote · <Time at={appeal.createdAt.toISOString()} as="date" />
          </span>
        </summary>
        <p className="mt-1 whitespace-pre-line wrap-anywhere">
          <bdi>{appeal.text}</bdi>
        </p>
      </details>
    </div>
  );
}
