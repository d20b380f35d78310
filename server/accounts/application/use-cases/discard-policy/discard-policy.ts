import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { discardPolicy as discard } from "@/server/accounts/domain/aggregates/policy-version-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { type Result, refuse } from "@/server/accounts/domain/result";
import type { PolicyVersionInput } from "./discard-policy.schema";

/** Gives up a draft or a version in shadow, and the runs that belong to it. Its number stays taken. */
export const discardPolicy =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async ({ version }: PolicyVersionInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PolicyVersion>> => {
    const subject = { type: "POLICY", id: String(version) } as const;
    return unitOfWork({ action: "policy.discard", actor, origin, subject, accounts: [] }, async (write) => {
      const found = await write.policies.find(version);
      if (!found) return refuse({ code: "NOT_FOUND", what: "policy" });
      const discarded = discard(found, write.at);
      if (!discarded.ok) return discarded;
      await write.policyRuns.cancelAllOf("BACKTEST", version, write.at);
      await write.policyRuns.cancelAllOf("SHADOW", version, write.at);
      return write.policies.save(found, discarded.value);
    });
  };
