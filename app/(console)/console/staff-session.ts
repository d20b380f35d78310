import { redirect } from "next/navigation";
import { cache } from "react";
import type { SessionInfoDto } from "@/server/accounts/application/dto/session-info-dto";
import { serverCaller } from "@/server/trpc/caller";
import { isSessionEnded } from "@/server/trpc/page-reads";

/** Who the console is drawn for. Nobody signed in goes to the door; customers have their own side. */
export const staffSession = cache(async (): Promise<SessionInfoDto> => {
  const me = await readSession();
  if (me === null) redirect("/login?next=/console");
  if (me.side !== "STAFF") redirect("/account");
  return me;
});

async function readSession(): Promise<SessionInfoDto | null> {
  try {
    return await (await serverCaller()).session.me();
  } catch (error) {
    if (isSessionEnded(error)) return null;
    throw error;
  }
}
