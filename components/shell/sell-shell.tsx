import Link from "next/link";
import type { ReactNode } from "react";
import { HolderBar } from "./holder-bar";
import { legalLinks } from "./legal-links";
import type { SignOut } from "./person";
import { PublicFooter } from "./public-footer";
import { SkipLinks } from "./skip-links";

type SellShellProps = {
  signOut: SignOut;
  strip?: ReactNode;
  /** Beside the page on wide screens, under it on others. */
  aside?: ReactNode;
  /** What the aside is about, for whoever jumps between regions. */
  asideLabel?: string;
  children: ReactNode;
};

/** The pages on selling: a bar with the way back to the account, 752 for the page and the rest for help beside it. */
export function SellShell({ signOut, strip, aside, asideLabel = "Help", children }: SellShellProps) {
  return (
    <div data-density="comfortable" className="text-public">
      <SkipLinks />
      {strip}
      <HolderBar signOut={signOut}>
        <Link href="/account" className="py-3 whitespace-nowrap hover:underline">
          Your account
        </Link>
      </HolderBar>
      <div className="wrap-public min-[1200px]:grid min-[1200px]:grid-cols-[minmax(0,752px)_minmax(0,1fr)] min-[1200px]:gap-24">
        <main id="main" tabIndex={-1} className="min-w-0 max-w-188 pt-4 pb-10 outline-none sm:pt-10 sm:pb-24">
          {children}
        </main>
        {aside ? (
          <aside aria-label={asideLabel} className="grid content-start gap-8 pb-12 text-form min-[1200px]:pt-30">
            {aside}
          </aside>
        ) : null}
      </div>
      <PublicFooter links={legalLinks} />
    </div>
  );
}
