"use client";

import { type KeyboardEvent, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { showToast } from "@/components/ui/toast-store";
import { takeTypedAhead } from "./filter-ahead";
import { FilterField } from "./filter-field";
import { withoutPrivate } from "./sellers-query";

type SellersFilterBoxProps = { q: string; onQuery: (q: string) => void };

const restMs = 300;

const examples: readonly (readonly [part: string, words: string])[] = [
  ["stage:tax,payout", "in one of these stages"],
  ["waiting:us", "us, seller, system or nobody"],
  ["due:late", "our decision is overdue"],
  ["risk:high,critical", "the owner's risk"],
  ["assignee:me", "me, none or a name"],
  ["age:>2d", "longer in the stage than that"],
  ["-stage:final", "a minus takes away"],
];

/** Words and parts that narrow the list, applied when typing rests or by Enter. Contacts never get into the address. */
export function SellersFilterBox({ q, onQuery }: SellersFilterBoxProps) {
  const [typed, setTyped] = useState(q);
  const [applied, setApplied] = useState(q);
  const [isTyping, setTyping] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Changed elsewhere, as by a press on a stage: what was typed before is gone, but never what is just being typed.
  if (q !== applied) {
    setApplied(q);
    if (!isTyping) setTyped(q);
  }
  useShortcut("filter", () => box.current?.focus());
  const apply = (text: string) => {
    clearTimeout(timer.current);
    setTyping(false);
    const { text: kept, dropped } = withoutPrivate(text.trim());
    if (dropped) showToast({ tone: "info", message: "Contacts are looked up with Ctrl K, not in this filter." });
    if (kept === q) return;
    setApplied(kept);
    onQuery(kept);
  };
  const type = (text: string) => {
    setTyped(text);
    setTyping(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => apply(text), restMs);
  };
  const takeOver = useEffectEvent(() => {
    const ahead = takeTypedAhead();
    if (ahead === null) return;
    box.current?.focus();
    if (ahead !== "") type(ahead);
  });
  useLayoutEffect(() => {
    takeOver();
    return () => clearTimeout(timer.current);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") apply(typed);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (typed === "") box.current?.blur();
    else {
      setTyped("");
      apply("");
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element `search` is too young for some of the browsers in use.
    <div role="search" className="relative min-w-0 max-lg:flex-1 lg:w-58">
      <FilterField
        ref={box}
        aria-describedby="sellers-filter-help"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setHelping(true)}
        onBlur={() => {
          setHelping(false);
          apply(typed);
        }}
      />
      <dl
        id="sellers-filter-help"
        className={
          isHelping
            ? "absolute end-0 top-full z-30 mt-1.5 grid w-72 max-w-[calc(100vw-2rem)] grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-lg border border-border-strong bg-pop p-3 text-meta shadow-pop"
            : "sr-only"
        }
      >
        {examples.map(([part, words]) => (
          <div key={part} className="contents">
            <dt className="mono">{part}</dt>
            <dd className="text-muted-fg">{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
