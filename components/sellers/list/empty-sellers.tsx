"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { SellersViewWord } from "./sellers-address";

type EmptySellersProps = {
  view: SellersViewWord;
  q: string;
  onQuery: (q: string) => void;
  onView: (view: SellersViewWord) => void;
};

const titles: Readonly<Record<SellersViewWord, string>> = {
  all: "Nobody is applying to sell.",
  "needs-us": "No application needs a decision.",
  "waiting-for-seller": "No seller has anything to send.",
  paused: "No application is paused.",
  late: "No decision is late.",
};

/** Nothing to show: why, and what to take away so that something is. */
export function EmptySellers({ view, q, onQuery, onView }: EmptySellersProps) {
  const parts = q.split(/\s+/u).filter((part) => part !== "");
  const all = view === "all" ? null : <Button onClick={() => onView("all")}>All applications</Button>;
  if (parts.length === 0) {
    return (
      <EmptyState title={titles[view]} actions={all ?? undefined}>
        {view === "all" ? "Applications appear here as soon as a buyer begins one." : null}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No applications match."
      actions={
        <>
          {parts.map((part, place) => (
            <Button
              // biome-ignore lint/suspicious/noArrayIndexKey: the same part may stand there twice.
              key={`${part} ${place}`}
              icon={<X aria-hidden="true" className="size-3.5" />}
              onClick={() => onQuery(parts.filter((_, other) => other !== place).join(" "))}
            >
              Without <span className="mono">{part}</span>
            </Button>
          ))}
          <Button onClick={() => onQuery("")}>Clear filter</Button>
          {all}
        </>
      }
    />
  );
}
