"use client";

import { useEffect, useRef, useState } from "react";
import { boundedCountText } from "@/components/kit/count-text";
import type { BoundedCount } from "@/server/accounts/application/dto/page";

const restMs = 30_000;

/** Says how many cases are new, at most once in half a minute. */
export function NewsSpoken({ news }: { news: BoundedCount | null }) {
  const [said, setSaid] = useState("");
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  const words = news === null ? "" : `${boundedCountText(news)} new ${news.count === 1 ? "case" : "cases"}`;
  useEffect(() => {
    const waitMs = words === "" ? 0 : Math.max(0, saidAt.current + restMs - performance.now());
    const timer = setTimeout(() => {
      if (words !== "") saidAt.current = performance.now();
      setSaid(words);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  );
}
