import type { Actor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { PolicyPopulation } from "@/server/accounts/application/ports/outbound/policy-run-store";
import type { ShopDirectory } from "@/server/accounts/application/ports/outbound/shop-directory";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { evaluateTrust } from "../evaluate-trust/evaluate-trust";
import { unlessNothingToDo } from "../nothing-to-do";
import { type ReEvaluateDeps, reEvaluateRange } from "../re-evaluate-accounts/re-evaluate-range";
import { staleRanges } from "../re-evaluate-accounts/stale-ranges";

export type EvaluateAccountsDeps = ReEvaluateDeps & {
  readonly policies: Pick<PolicyReader, "live" | "inForce">;
  readonly population: Pick<PolicyPopulation, "count" | "stale">;
  readonly shop: Pick<ShopDirectory, "findAccounts">;
  readonly now: Clock;
};

export type AccountsEvaluated = {
  readonly policyVersion: number;
  /** Looked at; `moved` of them have another score or level than before. */
  readonly evaluated: number;
  readonly moved: number;
  readonly casesOpened: number;
  /** False when it was told to stop on the way: what was done stands. */
  readonly finished: boolean;
};

type Asked = {
  readonly actor: Actor;
  readonly origin: RequestOrigin;
  readonly stop: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
};

const RANGE = 1_000;

/**
 * Scores everybody, or the accounts named (by id or `ext:`), anew as of now under the live policy, with the events and
 * cases that follow. Safe to repeat and to break off. NOT_FOUND, before anything was done, names an unknown account.
 */
export const evaluateAccounts =
  (deps: EvaluateAccountsDeps) =>
  async (refs: readonly string[], asked: Asked): Promise<Result<AccountsEvaluated>> => {
    if (refs.length === 0) return done(await everybody(deps, asked));
    const known = await deps.shop.findAccounts(refs);
    const missing = refs.find((ref) => !known.has(ref));
    if (missing !== undefined) return refuse({ code: "NOT_FOUND", what: `account ${missing}` });
    return named(deps, [...new Set(known.values())], asked);
  };

async function everybody(
  deps: EvaluateAccountsDeps,
  { actor, origin, stop, onProgress }: Asked,
): Promise<AccountsEvaluated> {
  const policies = await deps.policies.inForce();
  const total = await deps.population.count();
  const sum = { policyVersion: policies.live.version, evaluated: 0, moved: 0, casesOpened: 0 };
  onProgress(0, total);
  if (stop.aborted) return { ...sum, finished: false };
  for await (const range of staleRanges(deps.population, { afterId: null, size: RANGE, policies: null })) {
    const { restated, moved, casesOpened } = await reEvaluateRange(deps, range, policies, {
      at: deps.now(),
      actor,
      origin,
    });
    sum.evaluated += range.count;
    sum.moved += moved + restated;
    sum.casesOpened += casesOpened;
    onProgress(Math.min(sum.evaluated, total), total);
    if (stop.aborted && range.count === RANGE) return { ...sum, finished: false };
  }
  return { ...sum, finished: true };
}

async function named(
  deps: EvaluateAccountsDeps,
  ids: readonly AccountId[],
  { actor, origin, onProgress }: Asked,
): Promise<Result<AccountsEvaluated>> {
  const { version: policyVersion } = await deps.policies.live();
  onProgress(0, ids.length);
  const evaluated = await unlessNothingToDo(evaluateTrust(deps)(ids, actor, origin));
  if (evaluated && !evaluated.ok) return evaluated;
  onProgress(ids.length, ids.length);
  const { moved, casesOpened } = evaluated?.value ?? { moved: 0, casesOpened: 0 };
  return done({ policyVersion, evaluated: ids.length, moved, casesOpened, finished: true });
}
