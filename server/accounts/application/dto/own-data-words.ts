import type { Factor } from "@/server/accounts/domain/entities/trust-signal";

/** What an observation is about, for the person it is about: staff call these factors by other names. */
const OBSERVED: Readonly<Record<Factor, string>> = {
  completion: "Orders completed or cancelled",
  refunds: "Refunds",
  couponAbuse: "Offers and coupons used more than once",
  failures: "Payments and declined payments",
  burst: "Payment attempts close together",
  newDevices: "New devices and ways to pay",
  sharedDevices: "Devices used with more than one account",
  ipReputation: "Internet addresses",
  ipTravel: "Places and countries",
  disputes: "Sales and disputes about them",
};

export const observedLabel = (factor: string): string =>
  Object.entries(OBSERVED).find(([known]) => known === factor)?.[1] ?? "Other";

const SIGN_IN_ACTIONS = {
  "session.login": "Sign-in with a password",
  "session.demo-login": "Sign-in to the demo",
  "session.passkey-login": "Sign-in with a passkey",
  "session.company-login": "Sign-in through a company",
  "session.second-factor": "Second step",
  "session.confirm-code": "Sign-in code",
  "session.step-up": "Confirmed again",
  "session.logout": "Sign-out",
  "account.end-session": "Signed out one device",
  "account.end-sessions": "Signed out other devices",
  "account.verify": "Contact confirmed",
  "account.reset-password": "Password reset",
  "account.change-password": "Password changed",
  "account.confirm-contact": "Contact changed",
  "account.remove-contact": "Contact removed",
} as const;

/** What stands in one's own list of sign-ins and changes of how one signs in. */
export const signInActions: readonly string[] = Object.keys(SIGN_IN_ACTIONS);

export const signInLabel = (action: string): string =>
  Object.entries(SIGN_IN_ACTIONS).find(([known]) => known === action)?.[1] ?? "Other";
