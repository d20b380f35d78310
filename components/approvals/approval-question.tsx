import { DueTime } from "@/components/kit/relative-time";
import { Time } from "@/components/kit/time";
import { type Fact, Facts } from "@/components/ui/facts";
import type { ApprovalDto, FactValueDto } from "@/server/accounts/application/dto/approval-dto";
import { ApprovalStateMark } from "./approval-state-mark";

/** What is asked, by whom and why, and how it ended if it did. */
export function ApprovalQuestion({ request }: { request: ApprovalDto }) {
  return (
    <section aria-label="What is asked" className="px-4 py-3 sm:px-6">
      <Facts dense labelWidth={104} facts={[...askedOf(request), ...answerOf(request)]} />
    </section>
  );
}

const askedOf = ({ effect, effectUntil, reason, note, requestedBy, isOwn, expiresAt, state }: ApprovalDto): Fact[] => [
  { label: "Effect", value: <WithTime value={{ text: effect, at: effectUntil }} /> },
  { label: "Reason", value: reason },
  ...(note === null ? [] : [{ label: "Note", value: <bdi className="whitespace-pre-wrap">{note}</bdi> }]),
  {
    label: "Requested by",
    value: (
      <>
        <bdi>{requestedBy}</bdi>
        {isOwn ? <span className="text-muted-fg">you</span> : null}
      </>
    ),
  },
  state === "PENDING"
    ? { label: "Expires", value: <DueTime at={expiresAt.toISOString()} /> }
    : { label: "Outcome", value: <ApprovalStateMark state={state} /> },
];

const answerOf = ({ decidedBy, answer, refusedBecause }: ApprovalDto): Fact[] => [
  ...(decidedBy ? [{ label: "Decided by", value: <bdi>{decidedBy}</bdi> }] : []),
  ...(answer ? [{ label: "Answer", value: <bdi className="whitespace-pre-wrap">{answer}</bdi> }] : []),
  ...(refusedBecause ? [{ label: "Why not", value: refusedBecause }] : []),
];

/** What took effect without waiting, and how it went on. */
export function ApprovalHistory({ happened }: { happened: readonly FactValueDto[] }) {
  return (
    <section aria-labelledby="approval-happened" className="border-t border-border px-4 py-3 sm:px-6">
      <h3 id="approval-happened" className="mb-1 font-semibold">
        What has already happened
      </h3>
      <ol className="grid">
        {happened.map((step) => (
          <li key={step.text} className="border-b border-row-line py-1.5 last:border-b-0">
            <WithTime value={step} isApart />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Words with the moment they end with, or the moment at the end of the line. */
export function WithTime({ value: { text, at }, isApart = false }: { value: FactValueDto; isApart?: boolean }) {
  if (!at) return <span>{text}</span>;
  return isApart ? (
    <span className="flex flex-wrap justify-between gap-x-4">
      <span>{text}</span>
      <Time at={at.toISOString()} className="text-muted-fg" />
    </span>
  ) : (
    <span>
      {text} <Time at={at.toISOString()} />
    </span>
  );
}
