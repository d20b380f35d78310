import type { AuditChainDto, OutboxStateDto, ProjectionDto } from "@/server/accounts/application/dto/system-dto";
import type { HealthWordValue } from "./health-word";

/** Above this an age is worth a look; above the second somebody must. As the readiness of the installation has it. */
const slowSeconds = 10;
const failingSeconds = 300;

export const lagWord = (seconds: number | null): HealthWordValue => {
  if (seconds === null || seconds < slowSeconds) return "Working";
  return seconds < failingSeconds ? "Slow" : "Failing";
};

/** One event that fails holds up its own account alone, however well the others flow. */
export const readModelWord = ({ lagSeconds, lastError }: ProjectionDto): HealthWordValue =>
  lastError === null ? lagWord(lagSeconds) : "Failing";

/** Whatever is parked waits for a person, however well the rest flows. */
export const outboxWord = ({ oldestEventSeconds, parkedEvents, parkedMessages }: OutboxStateDto): HealthWordValue =>
  parkedEvents + parkedMessages > 0 ? "Failing" : lagWord(oldestEventSeconds);

/** A trail that is not as it was sealed is worse than anything slow. */
export const auditChainWord = ({ tailSeconds, verification }: AuditChainDto): HealthWordValue =>
  verification?.state === "BROKEN" ? "Failing" : lagWord(tailSeconds);

/** "4 s", "3 min", "2 h": an age in its largest unit. */
export function ageText(seconds: number): string {
  if (seconds < 1) return "under 1 s";
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3_600)} h`;
}

const numbers = new Intl.NumberFormat("en-IN");
export const countText = (count: number): string => numbers.format(count);
