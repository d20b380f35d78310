import type { SellerOnboardingSaga } from "@/server/accounts/application/ports/outbound/seller-onboarding-saga-port";
import { unreachable } from "@/server/accounts/domain/result";
import {
  onEstablished,
  onGranted,
  onGrantRefused,
  onGstinChanged,
  onGstinConfirmed,
  onRejected,
  onStanding,
  onTime,
  onWithdrawn,
} from "./onboarding-life";
import { onApproved, onChecked, onOverridden, onReturned, onSubmitted } from "./onboarding-review";

/**
 * A seller's way: what follows from one event, as the next state and the commands to run. Pure: no clock, no id source,
 * no I/O. A refusal leaves the state as it was. Whoever stores the state stores the commands in the same commit; each
 * runs once, in the order of its step, and tells its effect back as an event.
 */
export const sellerOnboardingSaga: SellerOnboardingSaga = (state, event) => {
  switch (event.type) {
    case "StageSubmitted":
      return onSubmitted(state, event);
    case "ChecksRan":
      return onChecked(state, event);
    case "CheckOverridden":
      return onOverridden(state, event);
    case "StageApproved":
      return onApproved(state, event);
    case "StageReturned":
      return onReturned(state, event);
    case "RejectionApproved":
      return onRejected(state, event);
    case "Withdrawn":
      return onWithdrawn(state, event);
    case "GstinChanged":
      return onGstinChanged(state);
    case "StandingChanged":
      return onStanding(state, event);
    case "TimeCame":
      return onTime(state, event);
    case "SellerGranted":
      return onGranted(state, event);
    case "GrantRefused":
      return onGrantRefused(state);
    case "GstinConfirmed":
      return onGstinConfirmed(state);
    case "SellerEstablished":
      return onEstablished(state);
    default:
      return unreachable(event);
  }
};
