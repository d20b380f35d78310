import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { type Restatements, sortByConsequence } from "@/server/accounts/domain/domain-services/quiet-restatement";
import { idAt, type StaleProfiles } from "@/server/accounts/domain/domain-services/stale-profiles";
import { isInShare, type PoliciesInForce, scoreAlike } from "@/server/accounts/domain/policies/policy-ramp";
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
 * Brings a range of accounts under the version that scores each: in one statement those for whom nothing follows, and as every score
 * those whose level moves, whose evidence is folded again, who are overridden, or flagged without a case.
 */
export async function reEvaluateRange(
  deps: ReEvaluateDeps,
  range: StaleProfiles,
  policies: PoliciesInForce,
  { at, actor, origin }: { readonly at: Date; readonly actor: Actor; readonly origin: RequestOrigin },
): Promise<RangeEvaluated> {
  let restated = 0;
  let moved = 0;
  let casesOpened = 0;
  const loud: AccountId[] = [];
  for (const { policy, isMine } of byPolicy(range, policies)) {
    const sorted = sortByConsequence(range, policy, at, isMine);
    loud.push(...sorted.loud);
    if (sorted.quiet.count > 0) {
      restated += await restate(deps, sorted.quiet, { policy, policies }, { at, actor, origin });
    }
  }
  for (let from = 0; from < loud.length; from += LOUD_AT_ONCE) {
    const evaluated = await evaluateLoud(deps, loud.slice(from, from + LOUD_AT_ONCE), actor, origin);
    moved += evaluated.moved;
    casesOpened += evaluated.casesOpened;
  }
  return { restated, moved, casesOpened };
}

/** During a ramp a range is two: the share that the new version scores, and the rest. */
function byPolicy(range: StaleProfiles, policies: PoliciesInForce) {
  const { live, ramp } = policies;
  if (ramp === null) return [{ policy: live, isMine: () => true }];
  const isIn = (row: number) => isInShare(idAt(range, row), ramp);
  return [
    { policy: ramp.policy, isMine: isIn },
    { policy: live, isMine: (row: number) => !isIn(row) },
  ];
}

async function restate(
  { unitOfWork }: ReEvaluateDeps,
  quiet: Restatements,
  { policy, policies }: { readonly policy: TrustPolicy; readonly policies: PoliciesInForce },
  { at, actor, origin }: { readonly at: Date; readonly actor: Actor; readonly origin: RequestOrigin },
): Promise<number> {
  const subject = { type: "POLICY", id: String(policy.version) } as const;
  const audited = { action: "trust.evaluate", actor, origin, subject, accounts: [] } as const;
  const written = await unlessNothingToDo(
    unitOfWork(audited, async (write) => {
      // Another version, or another share, between reading and writing: that one's own run will come.
      if (!scoreAlike(await write.policies.inForce(), policies)) throw new NothingToDo();
      return done(await write.trust.restate(quiet, policy.version, at));
    }),
  );
  return valueOr(written, 0);
}

const evaluateLoud = async (deps: ReEvaluateDeps, ids: readonly AccountId[], actor: Actor, origin: RequestOrigin) =>
  valueOr(await unlessNothingToDo(evaluateTrust(deps)(ids, actor, origin)), { evaluated: 0, moved: 0, casesOpened: 0 });

/** A refusal (the database is busy) leaves the accounts as they are: the next pass looks at them again. */
const valueOr = <T>(result: Result<T> | null, otherwise: T): T => (result?.ok ? result.value : otherwise);
