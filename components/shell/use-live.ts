"use client";

import { useEffect, useRef } from "react";
import { listenTo } from "./live-line";

const restMs = 250;

/** The topics that open pages hear of. */
export const reviewQueueTopic = "review-queue";
export const approvalsTopic = "approvals";
export const sellersTopic = "sellers";
export const accountTopic = (accountId: string): string => `account:${accountId}`;

/**
 * Calls `onChange` when one of the topics may have changed, at most once in a quarter of a second: the first time at
 * once, later ones gathered. Null entries are left out, so that a caller may wait for an id.
 */
export function useLive(topics: readonly (string | null)[], onChange: () => void): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const key = topics.filter((topic) => topic !== null).join(",");
  useEffect(() => {
    if (key === "") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDue = false;
    const run = () => {
      isDue = false;
      latest.current();
      timer = setTimeout(() => {
        timer = undefined;
        if (isDue) run();
      }, restMs);
    };
    const heard = () => {
      if (timer === undefined) run();
      else isDue = true;
    };
    const stops = key.split(",").map((topic) => listenTo(topic, heard));
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [key]);
}
