import { checkTrustSignal, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { FieldProblem } from "@/server/accounts/domain/exceptions/refusal";

/** One fact as its source tells it. `detail.amountMinor`, where it is given, counts as money at stake in a review. */
export type IncomingSignal = Omit<TrustSignal, "id" | "recordedAt">;

/** A fact that was not recorded, and why. Sent again, mended, it counts. */
export type RefusedSignal = { readonly signal: IncomingSignal; readonly fields: readonly FieldProblem[] };

export type SortedSignals = { readonly fit: readonly TrustSignal[]; readonly refused: readonly RefusedSignal[] };

/**
 * Gives each fact its id and the moment it arrived; facts about unknown accounts, without mass or from the future are
 * set aside, so that one bad fact costs only itself.
 */
export function sortIncoming(
  signals: readonly IncomingSignal[],
  arrivalOf: (signal: IncomingSignal) => Date | null,
  newId: () => string,
): SortedSignals {
  const fit: TrustSignal[] = [];
  const refused: RefusedSignal[] = [];
  for (const signal of signals) {
    const recordedAt = arrivalOf(signal);
    const checked = recordedAt && checkTrustSignal({ ...signal, id: newId(), recordedAt });
    if (!checked) refused.push({ signal, fields: unknownAccount });
    else if (!checked.ok) refused.push({ signal, fields: problemsOf(checked.refusal) });
    else fit.push(checked.value);
  }
  return { fit, refused };
}

const unknownAccount: readonly FieldProblem[] = [{ field: "accountId", problem: "There is no such account." }];

const problemsOf = (refusal: { readonly code: string; readonly fields?: readonly FieldProblem[] }) =>
  refusal.fields ?? [];
