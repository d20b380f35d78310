import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import {
  type Restatement,
  type StaleProfile,
  sortByConsequence,
} from "@/server/accounts/domain/domain-services/quiet-restatement";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type EvaluateTrustDeps, evaluateTrust } from "../evaluate-trust/evaluate-trust";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";

export type ReEvaluateDeps = EvaluateTrustDeps & { readonly unitOfWork: UnitOfWork };

/** What a range came to. `moved`: their score or level was told to the world. */
export type RangeEvaluated = { readonly restated: number; readonly moved: number; readonly casesOpened: number };

const LOUD_AT_ONCE = 200;

/**
 * Brings a range of accounts under the live policy: in one statement those for whom nothing follows, and as every score
 * those whose level moves, whose evidence is folded again, who are overridden, or flagged without a case.
 */
export async function reEvaluateRange(
  deps: ReEvaluateDeps,
  range: readonly StaleProfile[],
  policy: TrustPolicy,
  { at, actor, origin }: { readonly at: Date; readonly actor: Actor; readonly origin: RequestOrigin },
): Promise<RangeEvaluated> {
  const { quiet, loud } = sortByConsequence(range, policy, at);
  const restated = quiet.length === 0 ? 0 : await restate(deps, quiet, policy, { at, actor, origin });
  let moved = 0;
  let casesOpened = 0;
  for (let from = 0; from < loud.length; from += LOUD_AT_ONCE) {
    const evaluated = await evaluateLoud(deps, loud.slice(from, from + LOUD_AT_ONCE), actor, origin);
    moved += evaluated.moved;
    casesOpened += evaluated.casesOpened;
  }
  return { restated, moved, casesOpened };
}

async function restate(
  { unitOfWork }: ReEvaluateDeps,
  quiet: readonly Restatement[],
  policy: TrustPolicy,
  { at, actor, origin }: { readonly at: Date; readonly actor: Actor; readonly origin: RequestOrigin },
): Promise<number> {
  const subject = { type: "POLICY", id: String(policy.version) } as const;
  const audited = { action: "trust.evaluate", actor, origin, subject, accounts: [] } as const;
  const written = await unlessNothingToDo(
    unitOfWork(audited, async (write) => {
      // Followed by another version between reading and writing: that one's own run will come.
      if ((await write.policies.live()).version !== policy.version) throw new NothingToDo();
      return done(await write.trust.restate(quiet, policy.version, at));
    }),
  );
  return valueOr(written, 0);
}

const evaluateLoud = async (deps: ReEvaluateDeps, ids: readonly AccountId[], actor: Actor, origin: RequestOrigin) =>
  valueOr(await unlessNothingToDo(evaluateTrust(deps)(ids, actor, origin)), { evaluated: 0, moved: 0, casesOpened: 0 });

/** A refusal (the database is busy) leaves the accounts as they are: the next pass looks at them again. */
const valueOr = <T>(result: Result<T> | null, otherwise: T): T => (result?.ok ? result.value : otherwise);
