import type { StageLineDto } from "@/server/accounts/application/dto/stage-review-dto";

/** Done, in review, sent back, open or not reached: a shape for each, so that colour alone tells nothing. */
export function StageMark({ status }: Pick<StageLineDto, "status">) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="mt-0.5 size-4 shrink-0" fill="none">
      {marks[status]}
    </svg>
  );
}

const marks = {
  APPROVED: (
    <>
      <circle cx="8" cy="8" r="6.5" className="fill-muted-fg" />
      <path
        d="M5.2 8.2l2 2 3.7-4"
        className="stroke-surface"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  SUBMITTED: (
    <>
      <circle cx="8" cy="8" r="5.75" className="fill-surface stroke-primary" strokeWidth="1.5" />
      <path d="M8 4.5a3.5 3.5 0 0 1 0 7Z" className="fill-primary" />
    </>
  ),
  RETURNED: (
    <>
      <circle cx="8" cy="8" r="5.75" className="stroke-warn" strokeWidth="1.5" />
      <path d="M8 5v3.5M8 11h.01" className="stroke-warn" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  OPEN: <circle cx="8" cy="8" r="5.75" className="stroke-input" strokeWidth="1.5" />,
  LATER: <path d="M5 8h6" className="stroke-input" strokeWidth="1.5" strokeLinecap="round" />,
} as const;

/** The same in a word, for speech. */
export const stageWords: Readonly<Record<StageLineDto["status"], string>> = {
  APPROVED: "approved",
  SUBMITTED: "in review",
  RETURNED: "sent back",
  OPEN: "with the seller",
  LATER: "not reached",
};
