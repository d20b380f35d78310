"use client";

import { useStaffSession } from "@/components/shell/staff-session";
import { Button } from "@/components/ui/button";
import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";
import type { RampMove } from "./ramp-dialog";

/** What a LEAD may do while a version is on its ramp. */
export function RampActs({ policy, onAsk }: { policy: PolicyDto; onAsk: (move: RampMove) => void }) {
  const { can } = useStaffSession();
  const isPaused = policy.ramp?.isPaused ?? false;
  return (
    <>
      {can.includes("policy.take-back-ramp") ? (
        <Button tone="quiet-danger" onClick={() => onAsk("takeRampBack")}>
          Take back…
        </Button>
      ) : null}
      {!isPaused && can.includes("policy.pause-ramp") ? (
        <Button onClick={() => onAsk("pauseRamp")}>Pause…</Button>
      ) : null}
      {isPaused && can.includes("policy.resume-ramp") ? (
        <Button tone="primary" onClick={() => onAsk("resumeRamp")}>
          Go on…
        </Button>
      ) : null}
    </>
  );
}
