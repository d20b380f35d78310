import type { RenewedSessionDto, VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { PendingBrowser } from "@/server/accounts/application/use-cases/prove-sign-in/prove-sign-in";
import { deviceOfBrowser, pendingBrowser, readPending, renewSessionCookie } from "./auth-cookies";
import { entered } from "./enter";
import { moveTicketOn } from "./set-up-views";

/** The cookies of the browser that asks, for procedures that sign somebody in or change their token. */
export type Browser = {
  readonly deviceTokenHash: () => Promise<Uint8Array>;
  readonly pending: () => Promise<PendingBrowser>;
  readonly renewSession: (renewed: RenewedSessionDto) => Promise<void>;
  /** The sign-in that waits took its last step but one. */
  readonly movePendingOn: () => Promise<void>;
  /** Gives the cookies of what was proved; answers where to go. */
  readonly enter: (verified: VerifiedDto, wish?: { readonly keep: boolean; readonly next: string }) => Promise<string>;
};

/** Reads and sets nothing before it is asked to: only an answer that may set cookies can call these. */
export const requestBrowser: Browser = {
  deviceTokenHash: deviceOfBrowser,
  pending: pendingBrowser,
  renewSession: renewSessionCookie,
  movePendingOn: moveTicketOn,
  enter: async (verified, wish) => entered(verified, wish ?? (await readPending()) ?? { keep: false, next: "" }),
};
