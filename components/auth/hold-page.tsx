import { CirclePause } from "lucide-react";
import type { ReactNode } from "react";
import { PublicPill } from "@/components/kit/public-pill";
import { Time } from "@/components/kit/time";
import type { SignOut } from "@/components/shell/person";
import { PublicShell } from "@/components/shell/public-shell";
import { Button } from "@/components/ui/button";

type HoldPageProps = {
  state: "LOCKED" | "SUSPENDED" | "DISABLED";
  /** An ISO instant; null when the hold has no end. */
  until: string | null;
  signOut: SignOut;
};

/** What a holder reads who proved who they are while the account is on hold. It accuses nobody and says no reason. */
export function HoldPage({ state, until, signOut }: HoldPageProps) {
  const isClosed = state === "DISABLED";
  return (
    <PublicShell>
      <div className="max-w-[752px] pt-4 pb-10 sm:pt-10 sm:pb-24">
        <PublicPill tone="attention" icon={CirclePause}>
          {isClosed ? "Closed" : "On hold"}
        </PublicPill>
        <h1 className="mt-3 max-w-[24em] text-page font-semibold tracking-[-0.02em] text-balance sm:text-kpi">
          {isClosed
            ? "This account is closed."
            : "Your account is on hold while we check some details. You can see what we need below."}
        </h1>
        <dl className="mt-10 border-t border-border">
          {isClosed ? null : <HoldRow term="What we need">Nothing from you right now. We are looking at it.</HoldRow>}
          <HoldRow term={isClosed ? "Closed" : "On hold"}>
            Signing in, new orders, and changes to your account. You are signed out on all devices.
          </HoldRow>
          {isClosed ? null : (
            <HoldRow term="Until">
              {until ? <Time at={until} /> : "We have finished looking at it. There is no end date."}
            </HoldRow>
          )}
        </dl>
        <form action={signOut} className="mt-8">
          <Button type="submit" size="public">
            Sign out
          </Button>
        </form>
      </div>
    </PublicShell>
  );
}

function HoldRow({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-b border-border py-3 sm:grid sm:grid-cols-[176px_minmax(0,1fr)]">
      <dt className="font-emphasis">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
