"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { type AvailablePage, currentEntry, menuOf } from "./console-pages";

const PLACES = 4;

/** What is done away from the desk: look, find, prove, approve. */
const AWAY_FROM_DESK: readonly string[] = ["review", "accounts", "audit", "approvals"];

/** Those first, then others where places are left; in the order of the menu. */
function shortMenuOf(menu: ReturnType<typeof menuOf>) {
  const wanted = menu.filter(({ key }) => AWAY_FROM_DESK.includes(key));
  const others = menu.filter(({ key }) => !AWAY_FROM_DESK.includes(key)).slice(0, PLACES - wanted.length);
  return menu.filter((entry) => wanted.includes(entry) || others.includes(entry));
}

/** On phones a short menu stands at the foot of the screen; everything else is in the drawer. */
export function PhoneBar({ pages }: { pages: readonly AvailablePage[] }) {
  const menu = menuOf(pages);
  const current = currentEntry(menu, usePathname());
  return (
    <nav
      aria-label="Console, short"
      className="flex border-t border-border bg-sunken pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
    >
      {shortMenuOf(menu).map((entry) => {
        const Icon = entry.icon;
        return (
          <Link
            key={entry.key}
            href={entry.href}
            aria-current={entry.key === current ? "page" : undefined}
            className={cx(
              "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-meta -outline-offset-2",
              entry.key === current ? "font-emphasis text-primary-soft-fg" : "text-muted-fg",
            )}
          >
            <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
            {entry.name}
          </Link>
        );
      })}
    </nav>
  );
}
