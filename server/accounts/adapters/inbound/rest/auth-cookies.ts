import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import * as z from "zod/mini";
import type { OnHoldDto, SignedInDto } from "@/server/accounts/application/dto/auth-result-dto";
import { composition } from "@/server/composition-root";
import { CHALLENGE_COOKIE, DEVICE_COOKIE, HOLD_COOKIE, privateCookie, SESSION_COOKIE } from "../next-auth/cookie-names";
import { openValue, sealValue } from "./sealed-value";

const DEVICE_DAYS = 400;
const CHALLENGE_MINUTES = 60;
const HOLD_MINUTES = 30;

/** The challenge this browser asked for, and the contact as it was typed, to show it again. */
export type ChallengeTicket = z.infer<typeof challengeTicket>;
const challengeTicket = z.strictObject({
  challengeId: z.uuid(),
  contactKind: z.enum(["EMAIL", "PHONE"]),
  shownContact: z.string(),
});

export type HoldTicket = z.infer<typeof holdTicket>;
const holdTicket = z.strictObject({
  state: z.enum(["LOCKED", "SUSPENDED", "DISABLED"]),
  until: z.nullable(z.string()),
});

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const secretOf = () => composition().config.sessionSecret;

/** A new token for every sign-in: what the browser carried before becomes no session. `keep` outlives the browser. */
export async function giveSessionCookie({ sessionToken, expiresAt }: SignedInDto, keep: boolean): Promise<void> {
  const jar = await cookies();
  jar.set(SESSION_COOKIE, sessionToken, { ...privateCookie, ...(keep ? { expires: expiresAt } : {}) });
  jar.delete({ name: CHALLENGE_COOKIE, ...privateCookie });
  jar.delete({ name: HOLD_COOKIE, ...privateCookie });
}

export async function dropSessionCookie(): Promise<void> {
  (await cookies()).delete({ name: SESSION_COOKIE, ...privateCookie });
}

/** The hash of this browser's device cookie; a browser without one is given one, whatever becomes of the attempt. */
export async function deviceOfBrowser(): Promise<Uint8Array> {
  const jar = await cookies();
  const kept = jar.get(DEVICE_COOKIE)?.value;
  const token = kept && /^[A-Za-z0-9_-]{43}$/.test(kept) ? kept : randomBytes(32).toString("base64url");
  jar.set(DEVICE_COOKIE, token, { ...privateCookie, maxAge: DEVICE_DAYS * 86_400 });
  return new Uint8Array(createHash("sha256").update(token).digest());
}

export const giveChallenge = (ticket: ChallengeTicket): Promise<void> =>
  giveSealed(CHALLENGE_COOKIE, ticket, CHALLENGE_MINUTES);

export const readChallenge = (): Promise<ChallengeTicket | null> => readSealed(CHALLENGE_COOKIE, challengeTicket);

export const giveHold = ({ state, until }: OnHoldDto): Promise<void> =>
  giveSealed(HOLD_COOKIE, { state, until: until ?? null } satisfies HoldTicket, HOLD_MINUTES);

export const readHold = (): Promise<HoldTicket | null> => readSealed(HOLD_COOKIE, holdTicket);

export async function dropHold(): Promise<void> {
  (await cookies()).delete({ name: HOLD_COOKIE, ...privateCookie });
}

async function giveSealed(name: string, value: unknown, minutes: number): Promise<void> {
  const expires = minutesFromNow(minutes);
  (await cookies()).set(name, sealValue(secretOf(), name, value, expires), { ...privateCookie, expires });
}

async function readSealed<Schema extends z.ZodMiniType>(name: string, schema: Schema): Promise<z.infer<Schema> | null> {
  const opened = openValue(secretOf(), name, (await cookies()).get(name)?.value, new Date());
  const parsed = schema.safeParse(opened);
  return parsed.success ? parsed.data : null;
}
