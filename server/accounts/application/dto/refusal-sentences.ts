import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { unreachable } from "@/server/accounts/domain/result";

/** One sentence for people per refusal; a code missing here does not compile. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.code) {
    case "VALIDATION":
      return refusal.fields[0]?.problem ?? "Check what you entered and try again.";
    case "AUTHENTICATION_FAILED":
      return "We could not sign you in. Check your details and try again, or reset your password.";
    case "SECOND_FACTOR_REQUIRED":
      return "Enter the code from your app to carry on.";
    case "STEP_UP_REQUIRED":
      return "Confirm it is you, then try again.";
    case "SESSION_ENDED":
      return "Your session ended. Sign in to carry on.";
    case "ACCOUNT_LOCKED":
      return "This account is on hold.";
    case "ACCOUNT_SUSPENDED":
      return "This account is suspended.";
    case "ACCOUNT_DISABLED":
      return "This account is closed for good.";
    case "INSUFFICIENT_TRUST":
      return `This is above what the account may do now: ${refusal.limit}.`;
    case "ROLE_VIOLATION":
      return roleSentences[refusal.rule];
    case "FORBIDDEN":
      return "Your role does not include this.";
    case "NOT_FOUND":
      return `There is no such ${refusal.what}.`;
    case "ALREADY_EXISTS":
      return `That ${refusal.what} is already in use.`;
    case "ILLEGAL_TRANSITION":
      return `An account that is ${refusal.from.toLowerCase()} cannot become ${refusal.to.toLowerCase()}.`;
    case "CONFLICT":
      return refusal.by
        ? `${refusal.by} changed this ${refusal.what} first. Nothing of yours was saved.`
        : `Somebody else changed this ${refusal.what} first. Nothing of yours was saved.`;
    case "LEASE_LOST":
      return "Your claim on this case has ended.";
    case "APPROVAL_REQUIRED":
      return `This needs a second person: alone you may go up to ${refusal.limit}.`;
    case "CONFLICT_OF_INTEREST":
      return `Somebody else must decide this: ${refusal.because}.`;
    case "RATE_LIMITED":
      return `Too many attempts. Try again in ${minutes(refusal.retryAfterSeconds)}.`;
    case "UNAVAILABLE":
      return `We are busy. Try again in ${minutes(refusal.retryAfterSeconds)}.`;
    default:
      return unreachable(refusal);
  }
}

const roleSentences = {
  MIXED_SIDES: "An account is either staff or a customer, never both.",
  SELF_GRANT: "Nobody grants a role to themselves.",
  ABOVE_OWN_ROLE: "Nobody grants a role above their own.",
  LAST_ADMIN: "The last admin cannot be removed.",
  ROLE_NOT_HELD: "The account does not hold this role.",
  LAST_ROLE: "An account keeps at least one role.",
} as const;

function minutes(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} seconds`;
  const count = Math.ceil(seconds / 60);
  return count === 1 ? "1 minute" : `${count} minutes`;
}
