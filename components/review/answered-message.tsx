import { riskNames } from "@/components/kit/risk-level";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import type { ReviewRowDto } from "@/server/accounts/application/dto/review-queue-dto";
import type { InlineOutcome } from "./inline-answers";

const did: Readonly<Record<InlineOutcome, string>> = { CLEAR: "Cleared", VERIFY: "Asked", LIMIT: "Limited" };

type AnsweredMessageProps = { outcome: InlineOutcome; name: string; next: string | null };

/** "Cleared Asha Verma", and for speech who comes next. */
export function AnsweredMessage({ outcome, name, next }: AnsweredMessageProps) {
  return (
    <>
      {did[outcome]} <bdi>{name}</bdi>.
      <span className="sr-only">{next === null ? " No case is left in this list." : ` Next: ${next}`}</span>
    </>
  );
}

/** What is offered to be undone once a lock or a suspension stands. */
export const decidedWords = ({ id: caseId, account, undoSeconds }: ReviewCaseDto) => ({
  caseId,
  name: account.name.text,
  undoSeconds,
  message: (
    <>
      Decided <bdi>{account.name.text}</bdi>.
    </>
  ),
});

/** "Iyer Traders, High, 38" */
export const nextInWords = (row: ReviewRowDto): string => `${row.name.text}, ${riskNames[row.risk]}, ${row.score}`;
