"use client";

import { Keyboard, type LucideIcon } from "lucide-react";
import { type ConsolePageKey, menuOf } from "@/components/shell/console-pages";
import { useShellFacts } from "@/components/shell/shell-facts";
import { type ShortcutId, shortcuts } from "@/components/shortcuts/catalogue";
import { runShortcut } from "@/components/shortcuts/registry";

export type PaletteAction = {
  readonly name: string;
  readonly icon: LucideIcon;
  /** The keys that do the same. */
  readonly keys: readonly string[];
  readonly run: (open: (href: string) => void) => void;
};

const goKeys: Readonly<Partial<Record<ConsolePageKey, ShortcutId>>> = {
  review: "go-review",
  accounts: "go-accounts",
  sellers: "go-sellers",
  audit: "go-audit",
};

const keysOf = (id: ShortcutId | undefined): readonly string[] =>
  id === undefined ? [] : (shortcuts[id].presses[0]?.split(" ") ?? []);

/** What can be done from everywhere, as far as the words typed so far name it. */
export function usePaletteActions(words: string): readonly PaletteAction[] {
  const facts = useShellFacts();
  const pages = menuOf(facts?.pages ?? []).map((entry) => ({
    name: `Go to ${entry.name}`,
    icon: entry.icon,
    keys: keysOf(goKeys[entry.key]),
    run: (open: (href: string) => void) => open(entry.href),
  }));
  const help: PaletteAction = {
    name: "Show keyboard shortcuts",
    icon: Keyboard,
    keys: keysOf("help"),
    run: () => void runShortcut("help"),
  };
  const wanted = words.trim().toLowerCase();
  return [...pages, help].filter((action) => action.name.toLowerCase().includes(wanted));
}
