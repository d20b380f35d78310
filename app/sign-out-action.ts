"use server";

import { signOut } from "@/server/accounts/adapters/inbound/rest/auth-views";

/** The one way out, from every shell. */
export async function signOutAction(): Promise<void> {
  await signOut();
}
