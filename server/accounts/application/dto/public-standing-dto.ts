import type { EffectsDto } from "./effects-dto";

/** What anybody may know of the policy in force: where the levels part, and what an account can do at each. */
export type PublicStandingDto = {
  readonly asOf: Date;
  /** In points: HIGH, MEDIUM and LOW begin here. */
  readonly parts: readonly [number, number, number];
  /** Where a new account starts. */
  readonly start: number;
  readonly limited: EffectsDto;
  readonly standard: EffectsDto;
  readonly full: EffectsDto;
  /** With an approved identity document. */
  readonly fullWithIdentity: EffectsDto;
};
