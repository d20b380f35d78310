import { notFound, redirect } from "next/navigation";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { LinkPurpose } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { Result } from "@/server/accounts/domain/result";
import { accountsModule, composition } from "@/server/composition-root";
import { type Operator, readOperator } from "@/server/platform/operator";
import { currentSession, signedInActor } from "../next-auth/current-session";

/** The holder whose own page this is. Nobody signed in goes to the door and comes back; staff have their own side. */
export async function requireHolder(path: string): Promise<HolderActor> {
  const actor = await signedInActor();
  if (actor === null) redirect(`/login?next=${encodeURIComponent(path)}`);
  if (actor.kind === "STAFF") redirect("/console");
  return actor;
}

/** The door is for who is outside: somebody signed in goes to where their work begins. */
export async function requireNobody(): Promise<void> {
  const actor = await signedInActor();
  if (actor) redirect(actor.kind === "STAFF" ? "/console" : "/account");
}

/** What to say to a browser whose session is over, or null. */
export async function endedSessionWords(): Promise<string | null> {
  const { state } = await currentSession();
  if (state === "ON_HOLD") return "Your account is on hold. Sign in to see what it means and what you can do.";
  if (state === "ROLE_CHANGED") return "Your role was changed. Sign in to carry on with the new one.";
  if (state === "SIGNED_OUT") return "You have been signed out on all devices. Sign in again to continue.";
  return state === "EXPIRED" ? "Your session ended. Sign in to carry on." : null;
}

/** How the company's own sign-in is called; null where none is set up. */
export const companyName = (): string | null => composition().config.company?.name ?? null;

export const isDemo = (): boolean => accountsModule().demo;

/** Outside demo mode the page does not exist. */
export function requireDemo(): void {
  if (!isDemo()) notFound();
}

/** Was this token signed here, for this purpose and not long ago? Asking uses nothing up. */
export const isOurLink = (purpose: LinkPurpose, token: string): Promise<boolean> =>
  accountsModule().auth.knowsLink(purpose, token);

/** Who runs this installation, as legal pages say it. */
export const operatorFacts = (): Operator => readOperator(process.env);

/** What a page of one's own account shows. A session that ended meanwhile leads to the door; the rest is an error. */
export function shown<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  if (result.refusal.code === "SESSION_ENDED") redirect("/login");
  throw new Error(`A page of the holder's own could not be read: ${result.refusal.code}`);
}
