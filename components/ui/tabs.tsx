"use client";

import * as Primitive from "radix-ui/tabs";
import type { ReactNode } from "react";

export type Tab = {
  readonly key: string;
  readonly label: string;
  readonly count?: number | null;
  readonly panel: ReactNode;
};

type TabsProps = { label: string; tabs: readonly Tab[]; value: string; onValueChange: (key: string) => void };

/** Tabs inside a pane, where the page stays the same. Arrow keys move between them. */
export function Tabs({ label, tabs, value, onValueChange }: TabsProps) {
  return (
    <Primitive.Root value={value} onValueChange={onValueChange} className="flex min-h-0 flex-1 flex-col">
      <Primitive.List
        aria-label={label}
        className="flex h-9 shrink-0 gap-6 overflow-x-auto overflow-y-hidden border-y border-border px-4 [scrollbar-width:none] sm:px-6"
      >
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.key}
            value={tab.key}
            className="flex items-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-muted-fg -outline-offset-2 hover:text-fg data-[state=active]:border-primary forced-colors:data-[state=inactive]:border-[Canvas] data-[state=active]:text-fg"
          >
            {tab.label}
            {tab.count ? <span className="text-meta font-medium text-subtle-fg">{tab.count}</span> : null}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.key} value={tab.key} className="min-h-0 flex-1 overflow-y-auto">
          {tab.panel}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
