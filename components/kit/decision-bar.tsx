"use client";

import type { ReactNode } from "react";
import { ActionButton } from "@/components/ui/action-button";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";

export type Outcome = {
  readonly key: string;
  readonly label: string;
  /** The digit that chooses it. */
  readonly digit: string;
  readonly isGrave?: boolean;
  /** Drawn with three dots after its name: it asks more before it acts. */
  readonly opensDialog?: boolean;
  /** Null when this person may decide so now. */
  readonly blockedBecause: string | null;
};

type DecisionBarProps = {
  outcomes: readonly Outcome[];
  chosen: string | null;
  onChoose: (key: string) => void;
  /** At the end of the row: quieter ways out with their keys. */
  aside?: ReactNode;
  /** What came between: a colleague decided, the draft could not be saved. */
  banner?: ReactNode;
  /** The form of the chosen outcome; the bar grows upwards with it. */
  children?: ReactNode;
};

/** The foot of a case: every outcome with its key, and the form of the chosen one inside the pane, not over it. */
export function DecisionBar({ outcomes, chosen, onChoose, aside, banner, children }: DecisionBarProps) {
  return (
    <section
      id="decision"
      tabIndex={-1}
      aria-label="Decision"
      className="flex max-h-[65dvh] shrink-0 flex-col overflow-y-auto gap-3 border-t border-border-strong bg-bg px-4 py-3 sm:px-6 print:hidden"
    >
      {banner}
      <div className="flex flex-wrap items-center gap-2">
        {outcomes.map((outcome) => (
          <ActionButton
            key={outcome.key}
            blockedBecause={outcome.blockedBecause}
            tone={outcome.isGrave ? "quiet-danger" : "secondary"}
            aria-pressed={outcome.key === chosen}
            aria-keyshortcuts={outcome.digit}
            onClick={() => onChoose(outcome.key)}
            className={cx(
              outcome.key === chosen &&
                "border-primary! bg-primary-soft! text-primary-soft-fg! inset-ring inset-ring-primary",
            )}
          >
            <Kbd>{outcome.digit}</Kbd>
            <span>
              {outcome.label}
              {outcome.opensDialog ? <span aria-hidden="true">…</span> : null}
            </span>
          </ActionButton>
        ))}
        {aside ? <div className="ms-auto flex items-center gap-3 text-meta text-muted-fg">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
