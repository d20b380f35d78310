type Words = { readonly done: string | null; readonly refused?: string };

/** What a holder reads of their own entries. What is left out here is no part of it: staff's own work above all. */
const ACTIVITY: Readonly<Record<string, Words>> = {
  "account.verify": { done: "Contact confirmed" },
  "account.request-reset": { done: "Password link asked for" },
  "account.reset-password": { done: "Password changed by a link", refused: "A password link did not work" },
  "account.change-password": { done: "Password changed", refused: "Password change did not work" },
  "account.change-contact": { done: "New contact asked for" },
  "account.confirm-contact": { done: "Contact changed" },
  "account.remove-contact": { done: "Contact removed" },
  "account.confirm-totp": { done: "Authenticator app added" },
  "account.remove-second-factor": { done: "Two-step sign-in turned off" },
  "account.reset-second-factor": { done: "Two-step sign-in reset by our staff" },
  "account.renew-recovery-codes": { done: "Recovery codes made anew" },
  "account.add-passkey": { done: "Passkey added" },
  "account.remove-passkey": { done: "Passkey removed" },
  "account.rename-device": { done: "Device renamed" },
  "account.deny-device": { done: "You told us that a device was not yours" },
  "account.unlock-own": { done: "Sign-in from new devices opened again" },
  "account.export-data": { done: "Your data downloaded" },
  "account.export-activity": { done: "This list downloaded" },
  "account.request-closing": { done: "Closing of the account asked for" },
  "account.cancel-closing": { done: "Closing of the account called off" },
  "account.end-session": { done: "Signed out one device" },
  "account.end-sessions": { done: "Signed out everywhere else" },
  "session.login": { done: "Signed in", refused: "Somebody tried to sign in and could not" },
  "session.passkey-login": {
    done: "Signed in with a passkey",
    refused: "Somebody tried a passkey and could not sign in",
  },
  "session.second-factor": { done: "Signed in in two steps", refused: "A second step of signing in did not work" },
  "session.confirm-code": { done: "Signed in with a code", refused: "A sign-in code did not work" },
  "session.demo-login": { done: "Signed in to the demo" },
  "session.reuse": { done: "An old sign-in came back; we ended it" },
  "session.logout": { done: "Signed out" },
};

/** The actions that stand in a holder's list. */
export const securityActions: readonly string[] = [...Object.keys(ACTIVITY), "account.lock"];

export type ActivityFacts = {
  readonly action: string;
  readonly outcome: "DONE" | "REFUSED";
  readonly actorKind: string;
  readonly reasonCode: string | null;
  /** A device stands among what changed: it was there for the first time. */
  readonly isNewDevice: boolean;
  /** A session was opened; a proof alone may still want another. */
  readonly opensSession: boolean;
};

const SIGN_INS: readonly string[] = [
  "session.demo-login",
  "session.login",
  "session.passkey-login",
  "session.second-factor",
  "session.confirm-code",
];

/** The entry in a holder's words; null for one that is no security activity of theirs. */
export function securityWords(facts: ActivityFacts): string | null {
  const { action, outcome, actorKind, reasonCode } = facts;
  if (action === "account.lock") {
    if (outcome !== "DONE" || reasonCode !== "FAILED_SIGN_INS") return null;
    return "Sign-in from new devices paused after many failed tries";
  }
  if (action === "account.end-sessions" && actorKind === "STAFF") return "Signed out everywhere by our staff";
  const words = ACTIVITY[action];
  if (outcome === "REFUSED") return words?.refused ?? null;
  if (!words || !SIGN_INS.includes(action)) return words?.done ?? null;
  if (!facts.opensSession) return action === "session.login" ? "Password entered; another step was asked for" : null;
  return facts.isNewDevice ? "Signed in from a new device" : words.done;
}
