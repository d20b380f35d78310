import type { PastDecisionDto } from "@/server/accounts/application/dto/review-case-dto";
import type {
  HistoryArrivalDto,
  HistoryDecisionDto,
  HistoryDto,
  HistoryPointDto,
  InputHistoryDto,
} from "@/server/accounts/application/dto/score-history-dto";
import type { HistorySpan, Knowledge } from "@/server/accounts/domain/domain-services/history-moments";
import { inputHistory } from "@/server/accounts/domain/domain-services/input-history-service";
import { signedPoints } from "@/server/accounts/domain/domain-services/points-text";
import {
  type HistoryArrival,
  type HistoryPoint,
  scoreHistory,
} from "@/server/accounts/domain/domain-services/score-history-service";
import { FACTOR_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import { type Evidence, NO_EVIDENCE, withoutSignals } from "@/server/accounts/domain/entities/evidence";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import type { StoredSignals } from "./stored-signals";

type PastOf = {
  readonly stored: StoredSignals;
  /** What the account's whole evidence is now: with it a cut list of signals still gives exact scores. */
  readonly evidence: Evidence;
  readonly policy: TrustPolicy;
  readonly to: Date;
};

export type HistoryOf = PastOf & {
  readonly days: number;
  readonly decisions: readonly PastDecisionDto[];
  /** What else staff did, to be drawn beside the line. */
  readonly markers?: readonly HistoryDecisionDto[];
};

/** The chart of one account: exact points, what moved them, and the decisions within the span. */
export function historyOf({ days, decisions, markers = [], ...past }: HistoryOf): HistoryDto {
  const { span, truncated } = spanOf(past, days);
  const { from, to } = span;
  return {
    from,
    to,
    truncated,
    knowledge: span.knowledge,
    points: scoreHistory(past.stored.signals, past.policy, span).map(toPoint),
    decisions: [
      ...decisions.map(({ at, outcomeLabel, reasonLabel, by }) => ({
        at,
        label: `${outcomeLabel}: ${reasonLabel}`,
        by,
      })),
      ...markers,
    ].filter(({ at }) => at >= from && at <= to),
  };
}

/** So far back the little line of each input looks. */
const INPUT_DAYS = 30;

/** How each input's points moved in the last month. */
export const inputHistoryOf = (past: PastOf): InputHistoryDto =>
  inputHistory(past.stored.signals, past.policy, spanOf(past, INPUT_DAYS).span);

/** From when on the score is exact, within the days asked for. */
function spanOf({ stored: { signals, isWhole }, evidence, policy, to }: PastOf, days: number) {
  const asked = new Date(to.getTime() - days * DAY_MS);
  const oldest = signals[0]?.occurredAt ?? to;
  const from = !isWhole && oldest > asked ? oldest : asked;
  const held = isWhole ? NO_EVIDENCE : withoutSignals(evidence, signals, policy);
  const span = { from, to, knowledge: knowledgeOf(signals), held } satisfies HistorySpan;
  return { span, truncated: from > asked };
}

/** A history that was told long after it happened would be one single step: it is shown as it happened instead. */
function knowledgeOf(signals: readonly TrustSignal[]): Knowledge {
  const late = signals.filter(({ occurredAt, recordedAt }) => recordedAt.getTime() - occurredAt.getTime() > DAY_MS);
  return late.length * 2 > signals.length ? "NOW" : "THEN";
}

const toPoint = ({ at, scoreMilli, arrival }: HistoryPoint): HistoryPointDto => ({
  at,
  scoreMilli,
  arrival: arrival && toArrival(arrival, scoreMilli),
});

function toArrival(arrival: HistoryArrival, scoreMilli: number): HistoryArrivalDto {
  const movedMilli = scoreMilli - arrival.beforeMilli;
  const [main] = arrival.moves;
  return {
    kind: movedMilli > 0 ? "RAISES" : movedMilli < 0 ? "LOWERS" : "NEUTRAL",
    movedMilli,
    beforeMilli: arrival.beforeMilli,
    signals: arrival.signalCount,
    signalIds: arrival.signalIds,
    label: main ? `${FACTOR_LABELS[main.factor]} ${inTenths(main.movedMilli)}` : "No change",
    moves: arrival.moves.map(({ factor, movedMilli: moved }) => ({
      factor,
      label: FACTOR_LABELS[factor],
      movedMilli: moved,
    })),
  };
}

const inTenths = (milli: number): string => signedPoints(Math.round(milli / 100) + 0);
