import type { WhatIfDto } from "@/server/accounts/application/dto/outlook-dto";
import type { WhatIfInput } from "@/server/accounts/application/ports/inbound/trust-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { factsAgainst } from "@/server/accounts/domain/domain-services/hypothetical-service";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { levelChanges } from "@/server/accounts/domain/domain-services/risk-forecast-service";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import { type Evaluation, evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { INPUT_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import { imagine } from "@/server/accounts/domain/domain-services/what-if-service";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { readAccountFacts } from "./account-facts";
import type { GetAccountTrustDeps } from "./get-account-trust";
import { readTogether } from "./read-pool";
import { readerOf, refuseUnless } from "./reader";
import { readOutlook } from "./standing-outlook";
import { readNewestSignals } from "./stored-signals";

/** How far ahead it is said when a level would follow. */
const FOLLOWS_WITHIN_DAYS = 31;

/** Scores an account as if things had happened that have not. Writes nothing. Refuses NOT_FOUND. */
export const whatIf =
  ({ pool, now, policies }: GetAccountTrustDeps) =>
  async ({ accountId, imagined, inDays }: WhatIfInput, actor: StaffActor): Promise<Result<WhatIfDto>> => {
    const refused = refuseUnless(actor, "account.read-trust");
    if (refused) return refused;
    const at = now();
    const policy = await policies.liveFor(accountId);
    return await readTogether(pool, async (read) => {
      const [facts, stored] = await Promise.all([
        readAccountFacts(read, accountId, readerOf(actor), at),
        readNewestSignals(read, accountId),
      ]);
      if (!facts) return refuse({ code: "NOT_FOUND", what: "account" });
      const until = new Date(at.getTime() + inDays * DAY_MS);
      const against = factsAgainst(stored.signals, policy, at);
      const after = imagine({ evidence: facts.evidence, at }, imagined, { against, policy, until });
      const held = standingOverride(facts.override);
      const before = evaluateTrust(facts.evidence, policy, at, held);
      const scored = evaluateTrust(after.evidence, policy, after.at, held);
      const { state } = await readOutlook(read, facts, stored, { at, policy });
      const horizon = new Date(after.at.getTime() + FOLLOWS_WITHIN_DAYS * DAY_MS);
      const [next] = levelChanges(state, after.evidence, policy, { from: at, until: horizon });
      return done({
        scoreMilli: scored.scoreMilli,
        beforeMilli: before.scoreMilli,
        risk: riskOf(scored.scoreMilli, policy),
        lines: linesOf(before, scored),
        levelFollows: next && !facts.override ? { at: next.at, risk: next.riskLevel } : null,
        at: after.at,
        policyVersion: policy.version,
      });
    });
  };

/** The inputs that moved, in their fixed order. */
const linesOf = (before: Evaluation, after: Evaluation): WhatIfDto["lines"] =>
  after.lines
    .map(({ input, pointsMilli }, index) => ({
      label: INPUT_LABELS[input],
      pointsMilli,
      movedMilli: pointsMilli - (before.lines[index]?.pointsMilli ?? 0),
    }))
    .filter(({ movedMilli }) => movedMilli !== 0);
