import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { discardPolicy, draftFrom, startShadow } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import { type Result, refuse } from "@/server/accounts/domain/result";
import type { PolicyDraftDeps } from "../create-policy-draft/create-policy-draft";
import { hashOfPolicy } from "../publish-policy/hash-of-policy";
import { refusalWhileRamping } from "../publish-policy/publish-policy-within";
import { askPublishWithin, type PublishAsked } from "../request-publish/ask-publish-within";
import type { RollBackPolicyInput } from "../request-publish/request-publish.schema";

export type RollBackDeps = PolicyDraftDeps & { readonly unitOfWork: UnitOfWork };

/**
 * Asks another LEAD to bring an earlier document back, as a new version. It was in force before, so it needs neither a
 * draft nor a backtest; a version that is in shadow makes room for it.
 */
export const rollBackPolicy =
  ({ unitOfWork, hashOfText }: RollBackDeps) =>
  async (input: RollBackPolicyInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PublishAsked>> => {
    const { version, note } = input;
    const subject = { type: "POLICY", id: String(version) } as const;
    const audited = { action: "policy.roll-back", actor, origin, subject, accounts: [], freshProof: true } as const;
    return unitOfWork({ ...audited, reason: { note } }, async (write) => {
      const earlier = await write.policies.find(version);
      if (!earlier) return refuse({ code: "NOT_FOUND", what: "policy" });
      if (earlier.state !== "RETIRED" || earlier.publishedAt === null) {
        return refuse({ code: "ILLEGAL_TRANSITION", from: earlier.state, to: "LIVE" });
      }
      const ramping = await refusalWhileRamping(write, version);
      if (ramping) return ramping;
      const shadow = await write.policies.findOnly("SHADOW");
      const gone = shadow && discardPolicy(shadow, write.at);
      if (shadow && gone?.ok) {
        const saved = await write.policies.save(shadow, gone.value);
        if (!saved.ok) return saved;
      }
      const by = { id: actor.accountId, name: actor.name };
      const number = await write.policies.nextVersion();
      const again = draftFrom(earlier.policy, { version: number, by, at: write.at, hashOf: hashOfPolicy(hashOfText) });
      const ready = startShadow(again, write.at);
      if (!ready.ok) return ready;
      const inserted = await write.policies.insert(ready.value);
      if (!inserted.ok) return inserted;
      return askPublishWithin(write, inserted.value, {
        startsAt: null,
        guardFlags: null,
        ramp: null,
        note,
        reasonCode: "ROLL_BACK",
        backtest: null,
        by: actor,
      });
    });
  };
