import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import {
  pauseRamp,
  type RampMoved,
  resumeRamp,
  takeRampBack,
} from "@/server/accounts/domain/aggregates/policy-ramp-aggregate";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { type Result, refuse } from "@/server/accounts/domain/result";
import type { MoveRampInput } from "./move-ramp.schema";
import { moveRampWithin } from "./move-ramp-within";

type Deps = { readonly unitOfWork: UnitOfWork };
type Move = (version: PolicyVersion, at: Date) => Result<RampMoved>;
type Audited = {
  readonly action: "policy.pause-ramp" | "policy.resume-ramp" | "policy.take-back-ramp";
  readonly freshProof?: true;
};

const moveRamp =
  (audited: Audited, move: Move) =>
  ({ unitOfWork }: Deps) =>
  ({ version, note }: MoveRampInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<PolicyVersion>> => {
    const subject = { type: "POLICY", id: String(version) } as const;
    return unitOfWork({ ...audited, actor, origin, subject, accounts: [], reason: { note } }, async (write) => {
      const found = await write.policies.find(version);
      if (!found) return refuse({ code: "NOT_FOUND", what: "policy" });
      const moved = move(found, write.at);
      if (!moved.ok) return moved;
      return moveRampWithin(write, found, moved.value, { by: actor.accountId, byName: actor.name });
    });
  };

/** Its accounts go back to the live version at once; one LEAD is enough to contain. */
export const pausePolicyRamp = moveRamp({ action: "policy.pause-ramp" }, pauseRamp);

/** Back at the share where it was paused. The approval of the plan covers it; a fresh proof is asked. */
export const resumePolicyRamp = moveRamp({ action: "policy.resume-ramp", freshProof: true }, resumeRamp);

/** The ramp is over and its accounts are back with the live version, at once and by one LEAD. */
export const takeBackPolicyRamp = moveRamp({ action: "policy.take-back-ramp" }, (version, at) =>
  takeRampBack(version, at, "TAKE_BACK"),
);
