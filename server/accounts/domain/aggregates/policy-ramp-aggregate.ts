import type { PolicyVersion } from "../entities/policy-version";
import { hoursAfter, type RampAct, type RampPlan, type RampProgress } from "../policies/ramp-plan";
import { done, type Result, refuse } from "../result";

/** A version as a step left it, and what goes on the record of its ramp. */
export type RampMoved = { readonly version: PolicyVersion; readonly act: RampAct; readonly share: number };

type Approved = {
  readonly at: Date;
  /** When its shadow begins to count; null: at once. */
  readonly startsAt: Date | null;
  readonly approvedBy: string;
  readonly follows: number;
  readonly guardFlags: number | null;
};

/** Approved to come little by little: it stays in shadow until its first step. */
export function scheduleRamp(
  version: PolicyVersion,
  plan: RampPlan,
  { at, startsAt, ...start }: Approved,
): Result<PolicyVersion> {
  if (version.state !== "SHADOW") return refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "RAMPING" });
  const begins = startsAt !== null && startsAt > at ? startsAt : at;
  const ramp: RampProgress = { plan, taken: 0, share: 0, pausedAt: null, since: null };
  return done({ ...version, ...start, ramp, startsAt: hoursAfter(begins, plan.shadowHours) });
}

/** Whether the next step is for everybody. */
export const isLastStep = ({ plan, taken }: RampProgress): boolean => taken >= plan.steps.length;

/**
 * The next share, from this moment on for as long as the plan says, however late it was taken. Refuses
 * ILLEGAL_TRANSITION where no ramp waits for a step, or only everybody is left.
 */
export function takeRampStep(version: PolicyVersion, at: Date): Result<RampMoved> {
  const { ramp, startsAt } = version;
  const next = ramp?.plan.steps[ramp.taken];
  const isOnItsWay = version.state === "SHADOW" || version.state === "RAMPING";
  if (!isOnItsWay || !ramp || !next || !startsAt || startsAt > at) return refuseStep(version);
  const moved = { ...ramp, taken: ramp.taken + 1, share: next.share, since: at };
  return done({
    version: { ...version, state: "RAMPING", ramp: moved, startsAt: hoursAfter(at, next.hours) },
    act: "STEP",
    share: next.share,
  });
}

/** Its accounts go back to the live version at once, and no step comes until somebody goes on. Twice changes nothing. */
export function pauseRamp(version: PolicyVersion, at: Date): Result<RampMoved> {
  if (version.state !== "RAMPING") return refuseStep(version);
  const ramp: RampProgress = { ...version.ramp, share: 0, pausedAt: version.ramp.pausedAt ?? at };
  return done({ version: { ...version, ramp, startsAt: null }, act: "PAUSE", share: 0 });
}

/** Back at the share where it was paused, whose hours begin anew. */
export function resumeRamp(version: PolicyVersion, at: Date): Result<RampMoved> {
  if (version.state !== "RAMPING") return refuseStep(version);
  const step = version.ramp.plan.steps[version.ramp.taken - 1];
  if (version.ramp.pausedAt === null || !step)
    return refuse({ code: "ILLEGAL_TRANSITION", from: "RAMPING", to: "RAMPING" });
  const ramp: RampProgress = { ...version.ramp, share: step.share, pausedAt: null, since: at };
  return done({
    version: { ...version, ramp, startsAt: hoursAfter(at, step.hours) },
    act: "RESUME",
    share: step.share,
  });
}

/** The ramp is over, its accounts are back with the live version, and its number stays taken. By a person, or by its rule. */
export function takeRampBack(version: PolicyVersion, at: Date, act: "TAKE_BACK" | "RULE"): Result<RampMoved> {
  if (version.state !== "RAMPING") return refuse({ code: "ILLEGAL_TRANSITION", from: version.state, to: "RETIRED" });
  const { ramp } = version;
  return done({
    version: {
      ...version,
      state: "RETIRED",
      retiredAt: at,
      startsAt: null,
      ramp: { ...ramp, share: 0, pausedAt: null },
    },
    act,
    share: 0,
  });
}

const refuseStep = ({ state }: PolicyVersion) => refuse({ code: "ILLEGAL_TRANSITION", from: state, to: "RAMPING" });
