import { notFound, redirect } from "next/navigation";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { accountsModule } from "@/server/composition-root";
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
  if (state === "SIGNED_OUT") return "You have been signed out on all devices. Sign in again to continue.";
  return state === "EXPIRED" ? "Your session ended. Sign in to carry on." : null;
}

export const isDemo = (): boolean => accountsModule().demo;

/** Outside demo mode the page does not exist. */
export function requireDemo(): void {
  if (!isDemo()) notFound();
}
