import type { FieldError } from "@/components/ui/error-summary";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import type { PersonCheck } from "@/server/accounts/domain/value-objects/person-check";

export const tickId = (check: PersonCheck): string => `tick-${check}`;

/** Why the stage can't be approved as it stands: failed checks first, then what was not ticked. The server asks again. */
export function stageProblems(review: StageReviewDto, ticked: readonly PersonCheck[]): readonly FieldError[] {
  const failed = review.checks
    .filter(({ blocks }) => blocks)
    .map(({ check, label }) => ({
      fieldId: `override-${check}`,
      message: `Override “${label}”, or send the stage back.`,
    }));
  const unticked = review.personChecks
    .filter(({ check }) => !ticked.includes(check))
    .map(({ check, label }) => ({ fieldId: tickId(check), message: `Tick once you have looked: ${label}.` }));
  return [...failed, ...unticked];
}
