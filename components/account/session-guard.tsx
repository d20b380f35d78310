"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { listenTo, ownAccountTopic } from "@/components/shell/live-line";
import { type SessionEnd, useSessionEnded } from "@/components/trpc/session-ended";
import { buttonLook } from "@/components/ui/button-look";
import { Dialog } from "@/components/ui/dialog";

const WORDS: Readonly<Record<SessionEnd, string>> = {
  ON_HOLD: "Sign in to see what it means and what you can do.",
  ROLE_CHANGED: "Your role was changed. Sign in again to continue.",
  SIGNED_OUT: "You have been signed out on all devices. Sign in again to continue.",
  SIGNED_OUT_HERE: "You have signed out. Sign in again to continue.",
  EXPIRED: "Your session ended. Sign in to carry on.",
  UNKNOWN: "Your session ended. Sign in to carry on.",
};

type SessionGuardProps = {
  /** False where somebody types: a page that is read anew without a connection would take the words with it. */
  refreshes?: boolean;
};

/** Covers the page the moment the server ends the session behind it, and refreshes it when the account changes. */
export function SessionGuard({ refreshes = true }: SessionGuardProps) {
  const router = useRouter();
  const end = useSessionEnded();
  const onChanged = useEffectEvent(() => {
    if (refreshes && navigator.onLine) router.refresh();
  });
  useEffect(() => {
    // Told once the line is open: this page has just come from the server.
    let isNew = true;
    return listenTo(ownAccountTopic, () => {
      if (!isNew) onChanged();
      isNew = false;
    });
  }, []);
  if (end === null) return null;
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      onAttemptClose={() => true}
      role="alertdialog"
      hideClose
      title={end === "ON_HOLD" ? "Your account is on hold" : "You are signed out"}
      description={WORDS[end]}
      footer={
        <a href="/login" className={buttonLook("primary", "public")}>
          Sign in
        </a>
      }
    >
      <p className="sr-only">Nothing more can be done on this page.</p>
    </Dialog>
  );
}
