"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLiveEvents } from "@/components/shell/use-live-events";
import type { SessionEnd } from "@/components/trpc/session-ended";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog } from "@/components/ui/dialog";

const WORDS: Readonly<Record<SessionEnd, string>> = {
  ON_HOLD: "Sign in to see what it means and what you can do.",
  ROLE_CHANGED: "Your role was changed. Sign in again to continue.",
  SIGNED_OUT: "You have been signed out on all devices. Sign in again to continue.",
  SIGNED_OUT_HERE: "You have signed out. Sign in again to continue.",
  EXPIRED: "Your session ended. Sign in to carry on.",
  UNKNOWN: "Your session ended. Sign in to carry on.",
};

const NOTHING_ELSE: readonly string[] = [];

type SessionGuardProps = {
  /** False where somebody types: a page that is read anew without a connection would take the words with it. */
  refreshes?: boolean;
};

/** Covers the page the moment the server ends the session behind it, and refreshes it when the account changes. */
export function SessionGuard({ refreshes = true }: SessionGuardProps) {
  const router = useRouter();
  const [end, setEnd] = useState<SessionEnd | null>(null);
  const onChanged = () => {
    if (refreshes && navigator.onLine) router.refresh();
  };
  useLiveEvents(NOTHING_ELSE, { onChanged, onSessionEnded: setEnd });
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
        <ButtonLink href="/login" tone="primary" size="public" prefetch={false}>
          Sign in
        </ButtonLink>
      }
    >
      <p className="sr-only">Nothing more can be done on this page.</p>
    </Dialog>
  );
}
