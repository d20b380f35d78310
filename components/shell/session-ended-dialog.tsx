"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { buttonLook } from "@/components/ui/button-look";
import { Dialog } from "@/components/ui/dialog";

/** Says that the session is over and leads to the door and back to this very address. */
export function SessionEndedDialog() {
  const path = usePathname();
  const query = useSearchParams().toString();
  const back = query === "" ? path : `${path}?${query}`;
  return (
    <Dialog
      open
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
