import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isOpenRun, type PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import { policyDocument } from "@/server/accounts/domain/policies/policy-document";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { PolicyVersionInput } from "../discard-policy/discard-policy.schema";

export type StartBacktestDeps = { readonly unitOfWork: UnitOfWork; readonly newId: () => string };

/**
 * Asks the worker to run a draft, or a version in shadow, over the whole population. Of the same document one run goes
 * on at a time: asking again answers that one. A run of an earlier text of the draft ends.
 */
export const startBacktest =
  ({ unitOfWork, newId }: StartBacktestDeps) =>
  async ({ version }: PolicyVersionInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PolicyRun>> => {
    const subject = { type: "POLICY", id: String(version) } as const;
    return unitOfWork({ action: "policy.backtest", actor, origin, subject, accounts: [] }, async (write) => {
      const found = await write.policies.find(version);
      if (!found) return refuse({ code: "NOT_FOUND", what: "policy" });
      const { state, contentHash, policy } = found;
      if (state !== "DRAFT" && state !== "SHADOW") {
        return refuse({ code: "ILLEGAL_TRANSITION", from: state, to: "BACKTEST" });
      }
      const live = await write.policies.live();
      const known = await write.policyRuns.findNewest("BACKTEST", contentHash);
      if (known && isOpenRun(known) && known.liveVersion === live.version) return done(known);
      await write.policyRuns.cancelAllOf("BACKTEST", version, write.at);
      const run: PolicyRun = {
        id: newId(),
        kind: "BACKTEST",
        policyVersion: version,
        contentHash,
        document: policyDocument(policy),
        liveVersion: live.version,
        state: "WAITING",
        askedBy: actor.accountId,
        askedByName: actor.name,
        askedAt: write.at,
        startedAt: null,
        finishedAt: null,
        afterId: null,
        done: 0,
        total: 0,
        tally: null,
        resumed: 0,
        problem: null,
      };
      await write.policyRuns.insert(run);
      return done(run);
    });
  };
