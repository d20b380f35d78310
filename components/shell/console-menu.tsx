"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";
import { type AvailablePage, currentEntry, type MenuEntry, menuOf } from "./console-pages";

type ConsoleMenuProps = { pages: readonly AvailablePage[]; isNarrow?: boolean; onNavigate?: () => void };

/** The console's menu: names, counts, and where one is. Icons with tooltips when narrow. */
export function ConsoleMenu({ pages, isNarrow = false, onNavigate }: ConsoleMenuProps) {
  const menu = menuOf(pages);
  const current = currentEntry(menu, usePathname());
  return (
    <ul className="grid gap-0.5">
      {menu.map((entry, index) => (
        <Fragment key={entry.key}>
          {entry.about === "house" && menu[index - 1]?.about === "work" ? (
            <li aria-hidden="true" className="mx-2 my-2 border-t border-border" />
          ) : null}
          <li>
            {isNarrow ? (
              <Tooltip text={entry.name} side="right">
                <span className="block">
                  <MenuLink entry={entry} isCurrent={entry.key === current} isNarrow onNavigate={onNavigate} />
                </span>
              </Tooltip>
            ) : (
              <MenuLink entry={entry} isCurrent={entry.key === current} isNarrow={false} onNavigate={onNavigate} />
            )}
          </li>
        </Fragment>
      ))}
    </ul>
  );
}

type MenuLinkProps = { entry: MenuEntry; isCurrent: boolean; isNarrow: boolean; onNavigate: (() => void) | undefined };

function MenuLink({ entry, isCurrent, isNarrow, onNavigate }: MenuLinkProps) {
  const Icon = entry.icon;
  return (
    <Link
      href={entry.href}
      aria-current={isCurrent ? "page" : undefined}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      className={cx(
        "flex h-8 items-center gap-3 rounded-md px-2 pointer-coarse:h-11",
        isCurrent ? "bg-primary-soft font-emphasis text-primary-soft-fg" : "text-muted-fg hover:bg-hover hover:text-fg",
        isNarrow && "justify-center",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <span className={isNarrow ? "sr-only" : undefined}>{entry.name}</span>
      {entry.count && !isNarrow ? <span className="ms-auto text-meta">{entry.count}</span> : null}
    </Link>
  );
}
