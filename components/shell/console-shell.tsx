import type { ReactNode } from "react";
import { OfflineBanner } from "@/components/ui/offline-banner";
import { Toaster } from "@/components/ui/toaster";
import { type AvailablePage, menuOf } from "./console-pages";
import { ConsoleShortcuts } from "./console-shortcuts";
import type { ShellPerson, SignOut } from "./person";
import { PhoneBar } from "./phone-bar";
import { ShellFactsProvider } from "./shell-facts";
import { Sidebar } from "./sidebar";
import { SkipLinks } from "./skip-links";

type ConsoleShellProps = {
  /** The pages this person may open, with counts. */
  pages: readonly AvailablePage[];
  person: ShellPerson;
  signOut: SignOut;
  /** From the cookie of the sidebar. */
  sidebarIsNarrow: boolean;
  /** Above everything when this is not production: a ConsoleStrip. */
  strip?: ReactNode;
  children: ReactNode;
};

/** The console around a page: navigation, keys, messages. Each page brings its own bar and main by ConsolePage. */
export function ConsoleShell({ pages, person, signOut, sidebarIsNarrow, strip, children }: ConsoleShellProps) {
  return (
    <ShellFactsProvider facts={{ pages, person, signOut }}>
      <SkipLinks />
      <div className="flex h-dvh flex-col print:block print:h-auto">
        {strip}
        <OfflineBanner />
        <div className="flex min-h-0 flex-1 print:block">
          <Sidebar
            pages={pages}
            person={person}
            signOut={signOut}
            startsNarrow={sidebarIsNarrow}
            homeHref={menuOf(pages)[0]?.href ?? "/console"}
          />
          <div className="flex min-h-0 min-w-0 flex-1 flex-col print:block">{children}</div>
        </div>
        <PhoneBar pages={pages} />
      </div>
      <ConsoleShortcuts pages={pages} />
      <Toaster />
    </ShellFactsProvider>
  );
}
