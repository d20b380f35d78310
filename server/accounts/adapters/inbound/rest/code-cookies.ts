import { cookies } from "next/headers";
import * as z from "zod/mini";
import {
  CONTACT_COOKIE,
  type INVITE_LINK_COOKIE,
  privateCookie,
  type RESET_LINK_COOKIE,
  UNLOCK_COOKIE,
  type VERIFY_LINK_COOKIE,
} from "../next-auth/cookie-names";
import { giveSealed, readSealed } from "./auth-cookies";

const WAITING_MINUTES = 60;

/** The new contact that a code was sent to, as its holder typed it. */
export type ContactTicket = z.infer<typeof contactTicket>;
const contactTicket = z.strictObject({
  challengeId: z.uuid(),
  kind: z.enum(["EMAIL", "PHONE"]),
  shownContact: z.string(),
});

export type UnlockTicket = z.infer<typeof unlockTicket>;
const unlockTicket = z.strictObject({ challengeId: z.uuid() });

export const giveContactTicket = (ticket: ContactTicket): Promise<void> =>
  giveSealed(CONTACT_COOKIE, ticket, WAITING_MINUTES);

export const readContactTicket = (): Promise<ContactTicket | null> => readSealed(CONTACT_COOKIE, contactTicket);

export const giveUnlockTicket = (ticket: UnlockTicket): Promise<void> =>
  giveSealed(UNLOCK_COOKIE, ticket, WAITING_MINUTES);

export const readUnlockTicket = (): Promise<UnlockTicket | null> => readSealed(UNLOCK_COOKIE, unlockTicket);

export type LinkCookie = typeof VERIFY_LINK_COOKIE | typeof RESET_LINK_COOKIE | typeof INVITE_LINK_COOKIE;

/** What the link of a mail carried when this browser opened it; empty when it opened none. */
export const linkToken = async (name: LinkCookie): Promise<string> => (await cookies()).get(name)?.value ?? "";

export async function dropCodeCookie(name: LinkCookie | typeof CONTACT_COOKIE | typeof UNLOCK_COOKIE): Promise<void> {
  (await cookies()).delete({ name, ...privateCookie });
}
