/** One stretch of a ramp: so many percent of the accounts, for so many hours. */
export type RampStep = { readonly share: number; readonly hours: number };

/**
 * How a version comes into force little by little: scored beside the live one first, then for growing shares, then for
 * everybody. One approval covers all of it.
 */
export type RampPlan = {
  readonly shadowHours: number;
  readonly steps: readonly RampStep[];
  /** More flags per account and day than the rest has by this many percent, and the ramp is taken back; null: never. */
  readonly guardPercent: number | null;
};

export const RAMP_MAX_STEPS = 5;
/** Two weeks: longer, and the population that the backtest saw is another one. */
export const RAMP_MAX_HOURS = 336;
export const RAMP_MAX_GUARD_PERCENT = 1_000;

/** What a form begins with. */
export const RAMP_DEFAULT: RampPlan = { shadowHours: 24, steps: [{ share: 10, hours: 24 }], guardPercent: 50 };

/** Where a ramp stands: how many steps were taken, and the share scored by it at this moment. */
export type RampProgress = {
  readonly plan: RampPlan;
  readonly taken: number;
  /** Percent, 0 while it is in shadow, paused or over. */
  readonly share: number;
  /** Its accounts are back with the live version since then, until somebody goes on. */
  readonly pausedAt: Date | null;
  /** Since when it stands at this share. */
  readonly since: Date | null;
};

export const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * 3_600_000);

/** Shares that do not grow would take accounts back without a word. */
export const growsStepByStep = (steps: readonly RampStep[]): boolean =>
  steps.every(({ share }, index) => share > (steps[index - 1]?.share ?? 0));

/** What one step of a ramp did, for the record that is never changed. */
export const RAMP_ACTS = ["STEP", "PAUSE", "RESUME", "TAKE_BACK", "RULE", "FULL"] as const;
export type RampAct = (typeof RAMP_ACTS)[number];
export const isRampAct = (text: string): text is RampAct => RAMP_ACTS.some((one) => one === text);
