import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isLastStep, takeRampStep as nextStep } from "@/server/accounts/domain/aggregates/policy-ramp-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import type { Result } from "@/server/accounts/domain/result";
import { TIMER } from "@/server/accounts/domain/value-objects/actor-ref";
import { moveRampWithin } from "../move-ramp/move-ramp-within";
import { NothingToDo, unlessNothingToDo } from "../nothing-to-do";

const clock: SystemActor = { kind: "SYSTEM", name: "system:timer" };

/**
 * Takes the next step of an approved ramp, once, however many workers come; null when none is due, or the step that is
 * due is for everybody. When another version is live than the one it was approved to follow, it stays in shadow without
 * a moment, and somebody asks again.
 */
export const takeRampStep =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (version: number, origin: RequestOrigin): Promise<Result<PolicyVersion> | null> => {
    const subject = { type: "POLICY", id: String(version) } as const;
    const audited = { action: "policy.ramp-step", actor: clock, origin, subject, accounts: [] } as const;
    return unlessNothingToDo(
      unitOfWork(audited, async (write) => {
        const due = await write.policies.find(version);
        if (!due?.ramp || isLastStep(due.ramp)) throw new NothingToDo();
        const moved = nextStep(due, write.at);
        if (!moved.ok) throw new NothingToDo();
        const live = await write.policies.findOnly("LIVE");
        const ramping = await write.policies.findOnly("RAMPING");
        const isInTheWay = ramping !== null && ramping.version !== version;
        if (due.state === "SHADOW" && (isInTheWay || live?.version !== due.follows)) {
          return write.policies.save(due, { ...due, startsAt: null, ramp: null });
        }
        return moveRampWithin(write, due, moved.value, { by: TIMER, byName: due.approvedBy ?? "" });
      }),
    );
  };
