import type { LookupScope } from "@/server/accounts/application/dto/lookup-dto";

export type Typed = { readonly text: string; readonly scope: LookupScope };

const keptAtMost = 20;
const remembered = new Map<string, Typed>();

/** Keeps in this tab's memory alone what a token in the address stands for, so that going back shows it again. */
export function rememberTyped(lq: string, typed: Typed): void {
  remembered.set(lq, typed);
  const [oldest] = remembered.keys();
  if (remembered.size > keptAtMost && oldest !== undefined) remembered.delete(oldest);
}

export const recallTyped = (lq: string | null): Typed | null => (lq === null ? null : (remembered.get(lq) ?? null));
