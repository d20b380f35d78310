"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { SessionInfoDto } from "@/server/accounts/application/dto/session-info-dto";

const Session = createContext<SessionInfoDto | null>(null);

/** Tells the console's parts for whom they are drawn. */
export function StaffSessionProvider({ me, children }: { me: SessionInfoDto; children: ReactNode }) {
  return <Session.Provider value={me}>{children}</Session.Provider>;
}

/** Who is signed in, and what they may do. The server decides again on every call. */
export function useStaffSession(): SessionInfoDto {
  const me = useContext(Session);
  if (me === null) throw new Error("Only pages of the console know who is signed in.");
  return me;
}
