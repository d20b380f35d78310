"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { SessionEnd } from "@/components/trpc/session-ended";
import { buttonLook } from "@/components/ui/button-look";
import { Dialog } from "@/components/ui/dialog";

const KEPT = "Your note and choices are saved in this tab.";

const WORDS: Readonly<Record<SessionEnd, string>> = {
  ON_HOLD: "Sign in to see what it means and what you can do.",
  ROLE_CHANGED: "Your role was changed. Sign in to carry on with the new one.",
  SIGNED_OUT: `You have been signed out on all devices. Sign in to carry on. ${KEPT}`,
  SIGNED_OUT_HERE: "You have signed out. Sign in again to continue.",
  EXPIRED: `Its time was over. Sign in to carry on. ${KEPT}`,
  UNKNOWN: `Sign in to carry on. ${KEPT}`,
};

/** Says that the session is over, and why, and leads to the door and back to this very address. */
export function SessionEndedDialog({ end }: { end: SessionEnd }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const back = query === "" ? path : `${path}?${query}`;
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      role="alertdialog"
      title={end === "ON_HOLD" ? "Your account is on hold" : "Your session ended"}
      description={WORDS[end]}
      hideClose
      onAttemptClose={() => true}
      footer={
        <a href={`/login?next=${encodeURIComponent(back)}`} className={buttonLook("primary")}>
          Sign in
        </a>
      }
    >
      {null}
    </Dialog>
  );
}
