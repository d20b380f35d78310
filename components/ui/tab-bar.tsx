"use client";

import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { cx } from "./cx";
import { tabId, tabPanelId } from "./tab-ids";

export type TabLink = {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  /** Shown after the label, quieter. */
  readonly count?: number | null;
};

type TabBarProps = { label: string; tabs: readonly TabLink[]; current: string; compact?: boolean; className?: string };

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs that are addresses: the current one is in the URL, so a colleague sees the same. Links without scripts. */
export function TabBar({ label, tabs, current, compact = false, className }: TabBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent<HTMLAnchorElement>, index: number) => {
    const target = steps[event.key]?.(index, tabs.length);
    if (target === undefined) return;
    event.preventDefault();
    bar.current?.querySelectorAll<HTMLElement>("[role=tab]")[target]?.focus();
  };
  return (
    <div
      ref={bar}
      role="tablist"
      aria-label={label}
      className={cx(
        "flex shrink-0 gap-6 overflow-x-auto overflow-y-hidden border-b border-border bg-surface px-4 [scrollbar-width:none] sm:px-6 print:hidden",
        compact ? "h-9" : "h-10",
        className,
      )}
    >
      {tabs.map((tab, index) => (
        <Link
          key={tab.key}
          id={tabId(tab.key)}
          href={tab.href}
          scroll={false}
          role="tab"
          aria-selected={tab.key === current}
          aria-controls={tab.key === current ? tabPanelId(tab.key) : undefined}
          aria-description={tab.count ? String(tab.count) : undefined}
          tabIndex={tab.key === current ? 0 : -1}
          onKeyDown={(event) => move(event, index)}
          className={cx(
            "flex items-center gap-1.5 border-b-2 whitespace-nowrap -outline-offset-2",
            tab.key === current
              ? "border-primary font-emphasis text-fg"
              : "border-transparent font-medium text-muted-fg hover:text-fg forced-colors:border-[Canvas]",
          )}
        >
          {tab.label}
          {tab.count ? (
            <span aria-hidden="true" className="text-meta font-medium text-subtle-fg">
              {tab.count}
            </span>
          ) : null}
        </Link>
      ))}
    </div>
  );
}

/** What the current tab shows. */
export function TabPanel({ tab, children, className }: { tab: string; children: ReactNode; className?: string }) {
  return (
    <div role="tabpanel" id={tabPanelId(tab)} aria-labelledby={tabId(tab)} className={className}>
      {children}
    </div>
  );
}
