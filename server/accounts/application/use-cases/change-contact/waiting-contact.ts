import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";

export type WaitingContactDeps = { readonly challengeGuard: ChallengeGuard; readonly now: Clock };

/** A new contact whose code was sent, as it was typed. */
export type WaitingContact = {
  readonly challengeId: string;
  readonly kind: "EMAIL" | "PHONE";
  readonly shownContact: string;
};

/** What waits for a code of this holder, whoever asked for it: their shop's system has no browser to remember it in. */
export const waitingContact =
  ({ challengeGuard, now }: WaitingContactDeps) =>
  async ({ accountId }: HolderActor): Promise<WaitingContact | null> => {
    const waiting = await challengeGuard.findWaiting(accountId, "CHANGE_CONTACT", now());
    if (waiting === null || waiting.pendingValue === null) return null;
    return { challengeId: waiting.id, kind: waiting.contact.kind, shownContact: waiting.pendingValue };
  };
