import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { done, type Result } from "@/server/accounts/domain/result";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";
import { publishPolicyWithin } from "../publish-policy/publish-policy-within";

const clock: SystemActor = { kind: "SYSTEM", name: "system:timer" };

/**
 * Starts the approved version whose moment has come; null when there is none. When another version went live meanwhile
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
        if (due?.state !== "SHADOW" || !due.startsAt || due.startsAt > write.at || due.follows === null) {
          throw new NothingToDo();
        }
        const approved = {
          approvedBy: due.approvedBy ?? "",
          by: due.author,
          follows: due.follows,
          guardFlags: due.guardFlags,
        };
        const published = await write.attempt(() => publishPolicyWithin(write, due, approved));
        if (published.ok) return published;
        const put = await write.policies.save(due, { ...due, startsAt: null });
        return put.ok ? done(put.value) : put;
      }),
    );
  };
