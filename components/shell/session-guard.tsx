"use client";

import dynamic from "next/dynamic";
import { useSessionEnded } from "@/components/trpc/session-ended";

const SessionEndedDialog = dynamic(() => import("./session-ended-dialog").then((module) => module.SessionEndedDialog), {
  ssr: false,
});

/** Covers the page once nobody is signed in here any more. What was typed waits in this tab for the same person. */
export function SessionGuard() {
  const end = useSessionEnded();
  return end ? <SessionEndedDialog end={end} /> : null;
}
