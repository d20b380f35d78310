"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useSessionEnded } from "@/components/trpc/session-ended";
import { buttonLook } from "@/components/ui/button-look";
import { Dialog } from "@/components/ui/dialog";

/** Covers the page once nobody is signed in here any more. What was typed waits in this tab for the same person. */
export function SessionGuard() {
  const hasEnded = useSessionEnded();
  const path = usePathname();
  const query = useSearchParams().toString();
  const back = query === "" ? path : `${path}?${query}`;
  return (
    <Dialog
      open={hasEnded}
      onOpenChange={() => undefined}
      role="alertdialog"
      title="Your session ended"
      description="Sign in to carry on. Your note and choices are saved in this tab."
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
