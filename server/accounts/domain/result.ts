import type { Refusal } from "./exceptions/refusal";

/** What a decision answers: what happened, or which rule said no. Breakage is thrown, never returned. */
export type Result<T> = Done<T> | Refused;

export type Done<T> = { readonly ok: true; readonly value: T };

export type Refused = { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T): Done<T> => ({ ok: true, value });

export const refuse = (refusal: Refusal): Refused => ({ ok: false, refusal });

/** Ends a `switch` over a union: a member that was forgotten does not compile. */
export function unreachable(forgotten: never): never {
  throw new Error(`Unhandled member: ${JSON.stringify(forgotten)}`);
}
