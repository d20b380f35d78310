import type { ComparedFactDto, FactValueDto } from "@/server/accounts/application/dto/approval-dto";
import { statusName } from "@/server/accounts/application/dto/approval-words";
import { flagReasonLabel, lockReasonLabel, lockScopeLabel } from "@/server/accounts/application/dto/reason-words";
import { roleName } from "@/server/accounts/application/dto/role-words";
import { CHECK_FAILURES, STAGE_NAMES } from "@/server/accounts/application/dto/stage-review-words";
import { signedPoints } from "@/server/accounts/domain/domain-services/points-text";
import { INPUT_LABELS, RISK_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import type {
  FrozenAccount,
  FrozenApplication,
  FrozenEvidence,
  FrozenStanding,
} from "@/server/accounts/domain/entities/approval-request";
import { TRUST_INPUTS, type TrustInput } from "@/server/accounts/domain/entities/trust-signal";
import type { CheckName } from "@/server/accounts/domain/value-objects/check-name";
import { isApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { scoreText } from "@/server/accounts/domain/value-objects/trust-score";

type Say = (evidence: FrozenEvidence) => FactValueDto;

/** Each fact in words, as it was when it was asked and as it is now. Facts that neither side knows are left out. */
export function comparedFacts(then: FrozenEvidence, now: FrozenEvidence): readonly ComparedFactDto[] {
  return FACTS.map(([label, say]) => {
    const [before, after] = [say(then), say(now)];
    return { label, asked: before, now: after, changed: !same(before, after) };
  }).filter((fact) => fact.asked.text !== UNKNOWN || fact.now.text !== UNKNOWN);
}

const UNKNOWN = "Not known";

const words = (text: string, at: Date | null = null): FactValueDto => ({ text, at });

const same = (one: FactValueDto, other: FactValueDto): boolean =>
  one.text === other.text && one.at?.getTime() === other.at?.getTime();

const ofAccount =
  (say: (account: FrozenAccount) => FactValueDto): Say =>
  ({ account }) =>
    account ? say(account) : words(UNKNOWN);

const ofStanding =
  (say: (standing: FrozenStanding) => string): Say =>
  ({ standing }) =>
    words(standing ? say(standing) : UNKNOWN);

const ofApplication =
  (say: (application: FrozenApplication) => string): Say =>
  ({ application }) =>
    words(application ? say(application) : UNKNOWN);

const KYC = { NONE: "None", CONTACT: "Contact", IDENTITY: "Identity", BUSINESS: "Business" } as const;

const FACTS: readonly (readonly [label: string, say: Say])[] = [
  ["Status", ofAccount(({ status }) => words(statusName(status)))],
  ["Lock", ofAccount(lockWords)],
  ["Roles", ofAccount(({ roles }) => words(roles.map(roleName).join(", ") || "None"))],
  ["Risk", ofStanding(({ riskLevel }) => RISK_LABELS[riskLevel])],
  ["Standing", ofStanding(({ scoreMilli }) => scoreText(scoreMilli))],
  ...TRUST_INPUTS.map((input) => [INPUT_LABELS[input], ofStanding((standing) => pointsOf(standing, input))] as const),
  ["KYC", ofStanding(({ kycLevel }) => KYC[kycLevel])],
  ["Stage", ofApplication(stageWords)],
  ["Failed checks", ofApplication(({ failing }) => checkWords(failing))],
  ["Overridden", ofApplication(({ overridden }) => checkWords(overridden))],
  ["Paused", ofApplication(({ isPaused }) => (isPaused ? "Yes" : "No"))],
  ["Open case", ({ account, caseReasons }) => words(account ? caseWords(caseReasons) : UNKNOWN)],
];

function lockWords({ lock }: FrozenAccount): FactValueDto {
  if (!lock) return words("None");
  const what = `${lockScopeLabel(lock.scope)}: ${lockReasonLabel(lock.reason).toLowerCase()}`;
  return lock.until ? words(`${what}, until`, new Date(lock.until)) : words(`${what}, until reviewed`);
}

function pointsOf({ lines }: FrozenStanding, input: TrustInput): string {
  const milli = lines.find((line) => line.input === input)?.pointsMilli ?? 0;
  return signedPoints(Math.round(milli / 100));
}

const STATUSES = { OPEN: "not sent", SUBMITTED: "in review", RETURNED: "sent back", APPROVED: "approved" } as const;

function stageWords({ stage, status, submissionNo }: FrozenApplication): string {
  if (!isApplicationStage(stage)) return stage.charAt(0) + stage.slice(1).toLowerCase();
  const which = submissionNo > 1 ? `, sent ${submissionNo} times` : "";
  return `${STAGE_NAMES[stage]}${status ? `, ${STATUSES[status]}` : ""}${which}`;
}

const checkWords = (checks: readonly CheckName[]): string =>
  checks.length > 0 ? checks.map((check) => CHECK_FAILURES[check]).join(", ") : "None";

const caseWords = (reasons: FrozenEvidence["caseReasons"]): string =>
  reasons.length > 0 ? reasons.map(flagReasonLabel).join(", ") : "None";
