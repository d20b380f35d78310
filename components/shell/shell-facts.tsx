"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { AvailablePage } from "./console-pages";
import type { ShellPerson, SignOut } from "./person";

export type ShellFacts = {
  readonly pages: readonly AvailablePage[];
  readonly person: ShellPerson;
  readonly signOut: SignOut;
};

const Facts = createContext<ShellFacts | null>(null);

/** Hands what the shell knows to the bars of the pages inside it. */
export function ShellFactsProvider({ facts, children }: { facts: ShellFacts; children: ReactNode }) {
  return <Facts.Provider value={facts}>{children}</Facts.Provider>;
}

export const useShellFacts = (): ShellFacts | null => useContext(Facts);
