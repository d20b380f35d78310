import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import * as z from "zod/mini";
import type { OnHoldDto, RenewedSessionDto, SignedInDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { PendingBrowser } from "@/server/accounts/application/use-cases/prove-sign-in/prove-sign-in";
import { PENDING_NEEDS } from "@/server/accounts/domain/entities/pending-sign-in";
import { accountsModule, composition } from "@/server/composition-root";
import {
  CHALLENGE_COOKIE,
  DEVICE_COOKIE,
  HOLD_COOKIE,
  KEEP_COOKIE,
  PENDING_COOKIE,
  privateCookie,
  SESSION_COOKIE,
} from "../next-auth/cookie-names";
import { openValue, sealValue } from "./sealed-value";

const DEVICE_DAYS = 400;
const CHALLENGE_MINUTES = 60;
const HOLD_MINUTES = 30;
/** No longer than the row it names, which decides. */
const PENDING_MINUTES = 10;

/** The challenge this browser asked for, and the contact as it was typed, to show it again. */
export type ChallengeTicket = z.infer<typeof challengeTicket>;
const challengeTicket = z.strictObject({
  challengeId: z.uuid(),
  contactKind: z.enum(["EMAIL", "PHONE"]),
  shownContact: z.string(),
});

/** Whose account is on hold, and under which link epoch the pass was given. What it is worth, the server reads anew. */
export type HoldTicket = z.infer<typeof holdTicket>;
const holdTicket = z.strictObject({ accountId: z.uuid(), linkEpoch: z.int(), goodUntil: z.number() });

/** A sign-in that waits for its next proof; `sent` says where its code went, masked. */
export type PendingTicket = z.infer<typeof pendingTicket>;
const pendingTicket = z.strictObject({
  pendingId: z.uuid(),
  needs: z.enum(PENDING_NEEDS),
  sent: z.nullable(z.strictObject({ challengeId: z.uuid(), to: z.string() })),
  keep: z.boolean(),
  next: z.string(),
});

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const secretOf = () => composition().config.sessionSecret;

/** A new token for every sign-in: what the browser carried before becomes no session. `keep` outlives the browser. */
export async function giveSessionCookie({ sessionToken, expiresAt }: SignedInDto, keep: boolean): Promise<void> {
  const jar = await cookies();
  jar.set(SESSION_COOKIE, sessionToken, { ...privateCookie, ...(keep ? { expires: expiresAt } : {}) });
  if (keep) jar.set(KEEP_COOKIE, "1", { ...privateCookie, expires: expiresAt });
  else jar.delete({ name: KEEP_COOKIE, ...privateCookie });
  jar.delete({ name: PENDING_COOKIE, ...privateCookie });
  jar.delete({ name: CHALLENGE_COOKIE, ...privateCookie });
  jar.delete({ name: HOLD_COOKIE, ...privateCookie });
}

/** The same session under its new token: the cookie lives as long as the old one would have. */
export async function renewSessionCookie({ sessionToken, expiresAt }: RenewedSessionDto): Promise<void> {
  if (sessionToken === null) return;
  const jar = await cookies();
  const keep = jar.get(KEEP_COOKIE)?.value === "1";
  jar.set(SESSION_COOKIE, sessionToken, { ...privateCookie, ...(keep ? { expires: expiresAt } : {}) });
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

/** A pass for who just proved everything there is to prove; none where the hold ended meanwhile. */
export async function giveHold({ accountId }: OnHoldDto): Promise<void> {
  const pass = await accountsModule().queries.readHoldPass(accountId);
  if (!pass.ok || !pass.value) return;
  const goodUntil = minutesFromNow(HOLD_MINUTES).getTime();
  const ticket: HoldTicket = { accountId, linkEpoch: pass.value.linkEpoch, goodUntil };
  await giveSealed(HOLD_COOKIE, ticket, HOLD_MINUTES);
}

export const readHold = (): Promise<HoldTicket | null> => readSealed(HOLD_COOKIE, holdTicket);

export const givePending = (ticket: PendingTicket): Promise<void> =>
  giveSealed(PENDING_COOKIE, ticket, PENDING_MINUTES);

export const readPending = (): Promise<PendingTicket | null> => readSealed(PENDING_COOKIE, pendingTicket);

export async function dropPending(): Promise<void> {
  (await cookies()).delete({ name: PENDING_COOKIE, ...privateCookie });
}

/** The sign-in that waits here, in this browser, as use cases ask for it. */
export async function pendingBrowser(): Promise<PendingBrowser> {
  const ticket = await readPending();
  const challengeId = ticket?.sent?.challengeId ?? null;
  return { pendingId: ticket?.pendingId ?? null, challengeId, deviceTokenHash: await deviceOfBrowser() };
}

/** The same for a page, which sets no cookie: a browser without a device cookie has nothing waiting. */
export async function pendingBrowserOfPage(): Promise<PendingBrowser> {
  const ticket = await readPending();
  const token = (await cookies()).get(DEVICE_COOKIE)?.value ?? "";
  const deviceTokenHash = new Uint8Array(createHash("sha256").update(token).digest());
  return { pendingId: ticket?.pendingId ?? null, challengeId: ticket?.sent?.challengeId ?? null, deviceTokenHash };
}

export async function dropHold(): Promise<void> {
  (await cookies()).delete({ name: HOLD_COOKIE, ...privateCookie });
}

export async function giveSealed(name: string, value: unknown, minutes: number): Promise<void> {
  const expires = minutesFromNow(minutes);
  (await cookies()).set(name, sealValue(secretOf(), name, value, expires), { ...privateCookie, expires });
}

export async function readSealed<Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  const opened = openValue(secretOf(), name, (await cookies()).get(name)?.value, new Date());
  const parsed = schema.safeParse(opened);
  return parsed.success ? parsed.data : null;
}
