"use client";

import { useRouter } from "next/navigation";
import { ShortcutHelp } from "@/components/shortcuts/shortcut-help";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { type AvailablePage, type ConsolePageKey, consolePages } from "./console-pages";

/** The keys that work on every page of the console. */
export function ConsoleShortcuts({ pages }: { pages: readonly AvailablePage[] }) {
  const router = useRouter();
  const canGo = (key: ConsolePageKey) => pages.some((page) => page.key === key);
  useShortcut("go-review", () => router.push(consolePages.review.href), canGo("review"));
  useShortcut("go-accounts", () => router.push(consolePages.accounts.href), canGo("accounts"));
  useShortcut("go-sellers", () => router.push(consolePages.sellers.href), canGo("sellers"));
  useShortcut("go-signals", () => router.push(consolePages.signals.href), canGo("signals"));
  useShortcut("go-audit", () => router.push(consolePages.audit.href), canGo("audit"));
  useShortcut("go-policies", () => router.push(consolePages.policies.href), canGo("policies"));
  useShortcut("go-approvals", () => router.push(consolePages.approvals.href), canGo("approvals"));
  useShortcut("go-team", () => router.push(consolePages.team.href), canGo("team"));
  useShortcut("go-system", () => router.push(consolePages.system.href), canGo("system"));
  return <ShortcutHelp />;
}
