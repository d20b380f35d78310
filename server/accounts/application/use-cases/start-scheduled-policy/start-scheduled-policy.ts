import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isLastStep } from "@/server/accounts/domain/aggregates/policy-ramp-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { done, type Result } from "@/server/accounts/domain/result";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { publishPolicyWithin } from "../publish-policy/publish-policy-within";

const clock: SystemActor = { kind: "SYSTEM", name: "system:timer" };

/**
 * Starts the approved version whose moment has come for everybody, or whose ramp is through; null when there is none. When another version went live meanwhile
 * it is not what was approved any more: it stays in shadow, without a moment, and somebody asks again.
 */
export const startScheduledPolicy =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (version: number, origin: RequestOrigin): Promise<Result<PolicyVersion> | null> => {
    const subject = { type: "POLICY", id: String(version) } as const;
    const audited = { action: "policy.publish", actor: clock, origin, subject, accounts: [] } as const;
    return unlessNothingToDo(
      unitOfWork(audited, async (write) => {
        const due = await write.policies.find(version);
        if (!due || !isDue(due, write.at) || due.follows === null) throw new NothingToDo();
        const approved = {
          approvedBy: due.approvedBy ?? "",
          by: due.author,
          follows: due.follows,
          guardFlags: due.guardFlags,
        };
        const published = await write.attempt(() => publishPolicyWithin(write, due, approved));
        if (published.ok || due.state === "RAMPING") return published;
        const put = await write.policies.save(due, { ...due, startsAt: null });
        return put.ok ? done(put.value) : put;
      }),
    );
  };

/** Steps of a ramp before the last are taken elsewhere. */
const isDue = ({ state, startsAt, ramp }: PolicyVersion, at: Date): boolean =>
  startsAt !== null && startsAt <= at && (state === "RAMPING" || state === "SHADOW") && (!ramp || isLastStep(ramp));
