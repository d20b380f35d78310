import { riskNames } from "@/components/kit/risk-level";
import type { ReviewRowDto } from "@/server/accounts/application/dto/review-queue-dto";

/** "Cleared Asha Verma", and for speech who comes next. */
export function ClearedMessage({ name, next }: { name: string; next: string | null }) {
  return (
    <>
      Cleared <bdi>{name}</bdi>.
      <span className="sr-only">{next === null ? " No case is left in this list." : ` Next: ${next}`}</span>
    </>
  );
}

/** "Iyer Traders, High, 38" */
export const nextInWords = (row: ReviewRowDto): string => `${row.name.text}, ${riskNames[row.risk]}, ${row.score}`;
