import { cookies } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import type { Actor, HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import {
  isTouchDue,
  type ResolvedSession,
} from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import { accountsModule } from "@/server/composition-root";
import { logger } from "@/server/platform/logger";
import { SESSION_COOKIE } from "./cookie-names";

/**
 * What this request's session cookie is worth, read once per request from the row itself. Only the cookie counts: no
 * header, no query. A database that can't be asked is an error, never an anonymous visitor.
 */
export const currentSession = cache(async (): Promise<ResolvedSession> => {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return { state: "UNKNOWN" };
  const { auth } = accountsModule();
  const session = await auth.resolve(token);
  if (session.state === "LIVE" && isTouchDue(session, new Date())) after(() => auth.touch(session));
  return session;
});

/** Who acts in this request. */
export async function currentActor(): Promise<Actor> {
  const session = await currentSession();
  return session.state === "LIVE" ? session.actor : { kind: "ANONYMOUS" };
}

/** The same of a request that is at hand, wherever it is answered: its session is read from the row here and now. */
export async function actorOf(headers: Headers): Promise<Actor> {
  const token = cookieIn(headers.get("cookie"), SESSION_COOKIE);
  if (!token) return { kind: "ANONYMOUS" };
  const { auth } = accountsModule();
  const session = await auth.resolve(token);
  if (session.state !== "LIVE") return { kind: "ANONYMOUS" };
  // Nobody waits for it, and one that fails is made up for a minute later.
  if (isTouchDue(session, new Date())) {
    auth.touch(session).catch((err: unknown) => logger.warn({ err }, "last seen was not written"));
  }
  return session.actor;
}

/** As Next reads it: the last of that name. A token has no sign that would have to be escaped. */
function cookieIn(header: string | null, name: string): string | undefined {
  const pairs = header?.split(/; */) ?? [];
  return pairs.findLast((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Whoever is signed in, or null. */
export async function signedInActor(): Promise<HolderActor | StaffActor | null> {
  const session = await currentSession();
  return session.state === "LIVE" ? session.actor : null;
}
