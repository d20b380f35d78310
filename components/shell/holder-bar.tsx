import type { ReactNode } from "react";
import { Brand } from "./brand";
import type { SignOut } from "./person";

/** The top of a holder's own pages: the brand, what the page puts there, and the way out. */
export function HolderBar({ signOut, children }: { signOut: SignOut; children: ReactNode }) {
  return (
    <div className="border-b border-border bg-surface">
      <header className="wrap-public flex h-16 items-center gap-6">
        <Brand />
        <nav aria-label="You" className="ms-auto flex items-center gap-4 text-form sm:gap-6">
          {children}
          <form action={signOut} {...(typeof signOut === "string" ? { method: "post" } : {})}>
            <button type="submit" className="py-3 whitespace-nowrap hover:underline">
              Sign out
            </button>
          </form>
        </nav>
      </header>
    </div>
  );
}
