"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { type AvailablePage, currentEntry, menuOf } from "./console-pages";

const places = 4;

/** On phones the first pages of the menu stand at the foot of the screen; the others are in the drawer. */
export function PhoneBar({ pages }: { pages: readonly AvailablePage[] }) {
  const menu = menuOf(pages);
  const current = currentEntry(menu, usePathname());
  return (
    <nav
      aria-label="Console, short"
      className="flex border-t border-border bg-sunken pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
    >
      {menu.slice(0, places).map((entry) => {
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
