import type { TrustOverridden } from "../domain-events/trust-overridden";
import type { TrustOverrideEnded } from "../domain-events/trust-override-ended";
import { refusalToDecideOnOwn } from "../domain-services/authorization-service";
import type { OverrideEnd, ScoreOverride } from "../entities/score-override";
import { overridePolicy } from "../policies/override-policy";
import { done, type Result, refuse } from "../result";
import { type ActorRef, TIMER } from "../value-objects/actor-ref";
import { DAY_MS } from "../value-objects/time-span";

export type OverrideDecision = Result<{
  readonly override: ScoreOverride;
  readonly events: readonly (TrustOverridden | TrustOverrideEnded)[];
}>;

type OverrideOrder = Omit<ScoreOverride, "end" | "version">;

/**
 * Opens an override that two people agreed on. Refuses one's own account, one person for both, an end that has passed
 * and one further off than the policy lets two people bind the score.
 */
export function openOverride(order: OverrideOrder): OverrideDecision {
  const { id, accountId, kind, scoreMilli, requestedBy, approvedBy, from, until, reasonCode } = order;
  const own = refusalToDecideOnOwn(requestedBy, accountId) ?? refusalToDecideOnOwn(approvedBy, accountId);
  if (own) return own;
  if (requestedBy === approvedBy) return refuse({ code: "CONFLICT_OF_INTEREST", because: "You asked for this" });
  const problem = problemWithEnd(from, until);
  if (problem) return refuse({ code: "VALIDATION", fields: [{ field: "until", problem }] });
  const opened = {
    overrideId: id,
    kind,
    limitMilli: scoreMilli,
    until,
    reason: reasonCode,
    by: requestedBy,
    approvedBy,
  };
  return done({
    override: { ...order, end: null, version: 1 },
    events: [{ type: "TrustOverridden", accountId, occurredAt: from, ...opened }],
  });
}

function problemWithEnd(from: Date, until: Date): string | null {
  if (until <= from) return "This moment has passed.";
  const days = (until.getTime() - from.getTime()) / DAY_MS;
  return days > overridePolicy.daysAtMost ? `At most ${overridePolicy.daysAtMost} days.` : null;
}

/** Ends it before its time. One that ended already stays as it is. */
export function endOverride(override: ScoreOverride, end: Exclude<OverrideEnd, { how: "LAPSED" }>): OverrideDecision {
  if (override.end || end.at >= override.until) return lapseOverride(override, end.at);
  const own = refusalToDecideOnOwn(end.by, override.accountId);
  return own ?? ended(override, end, end.by);
}

/** What the clock did: it ended at its own `until`, whenever somebody notices. */
export function lapseOverride(override: ScoreOverride, at: Date): OverrideDecision {
  if (override.end || at < override.until) return done({ override, events: [] });
  return ended(override, { at: override.until, how: "LAPSED" }, TIMER);
}

const ended = (override: ScoreOverride, end: OverrideEnd, by: ActorRef): OverrideDecision =>
  done({
    override: { ...override, end },
    events: [
      {
        type: "TrustOverrideEnded",
        accountId: override.accountId,
        occurredAt: end.at,
        overrideId: override.id,
        how: end.how,
        by,
      },
    ],
  });
