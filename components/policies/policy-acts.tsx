"use client";

import { useStaffSession } from "@/components/shell/staff-session";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import { mayBeAsked } from "./may-be-asked";
import type { PolicyAct } from "./policy-act";
import { RampActs } from "./ramp-acts";

type PolicyActsProps = {
  policy: PolicyDto;
  onShadow: () => void;
  isStarting: boolean;
  onAsk: (act: PolicyAct) => void;
};

/** What this person may do with a version, by where it is in its life. */
export function PolicyActs({ policy, onShadow, isStarting, onAsk }: PolicyActsProps) {
  const { can } = useStaffSession();
  const { state } = policy;
  return (
    <>
      {state === "DRAFT" ? <ButtonLink href="/console/policies/trust/draft">Edit</ButtonLink> : null}
      {state === "DRAFT" && !policy.merge && can.includes("policy.start-shadow") ? (
        <Button onClick={onShadow} busy={isStarting} busyLabel="Starting">
          Start shadow
        </Button>
      ) : null}
      {(state === "DRAFT" || state === "SHADOW") && can.includes("policy.discard") ? (
        <Button tone="quiet-danger" onClick={() => onAsk("discard")}>
          Discard…
        </Button>
      ) : null}
      {mayBeAsked(policy) && can.includes("policy.request-publish") ? (
        <Button tone="primary" onClick={() => onAsk("ask")}>
          Request activation…
        </Button>
      ) : null}
      {state === "RETIRED" && can.includes("policy.roll-back") ? (
        <Button onClick={() => onAsk("roll-back")}>Roll back to this…</Button>
      ) : null}
      {state === "RAMPING" ? <RampActs policy={policy} onAsk={onAsk} /> : null}
    </>
  );
}
