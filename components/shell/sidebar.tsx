"use client";

import { ChevronsLeft, ChevronsRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Mark } from "@/components/kit/mark";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { ConsoleMenu } from "./console-menu";
import type { AvailablePage } from "./console-pages";
import type { ShellPerson, SignOut } from "./person";
import { preferenceCookies } from "./preferences";
import { remember } from "./remember";
import { UserBlock } from "./user-block";

type SidebarProps = {
  pages: readonly AvailablePage[];
  person: ShellPerson;
  signOut: SignOut;
  startsNarrow: boolean;
  homeHref: string;
};

/** The navigation at the side: 208 pixels, or 52 with icons alone; `[` switches, the browser remembers. */
export function Sidebar({ pages, person, signOut, startsNarrow, homeHref }: SidebarProps) {
  const [isNarrow, setIsNarrow] = useState(startsNarrow);
  const toggle = () => {
    setIsNarrow(!isNarrow);
    remember(preferenceCookies.sidebar, isNarrow ? "wide" : "narrow");
  };
  useShortcut("sidebar", toggle);
  const Chevrons = isNarrow ? ChevronsRight : ChevronsLeft;
  return (
    <nav
      aria-label="Console"
      className={cx(
        "flex flex-col border-e border-border bg-sunken px-2 pb-3 max-lg:hidden print:hidden",
        isNarrow ? "w-13" : "w-52",
      )}
    >
      <Link
        href={homeHref}
        className={cx(
          "mb-2 flex h-12 items-center gap-2 rounded-md px-2 text-lede font-semibold tracking-[-0.02em] -outline-offset-2",
          isNarrow && "justify-center px-0",
        )}
      >
        <Mark size={20} className="m-0.5 shrink-0" />
        <span className={isNarrow ? "sr-only" : undefined}>goodstanding</span>
      </Link>
      <ConsoleMenu pages={pages} isNarrow={isNarrow} />
      <div className={cx("mt-auto flex items-center gap-1 border-t border-border pt-2", isNarrow && "flex-col")}>
        <UserBlock person={person} signOut={signOut} isNarrow={isNarrow} />
        <IconButton
          label={isNarrow ? "Widen the navigation" : "Narrow the navigation"}
          size="small"
          aria-keyshortcuts="["
          aria-expanded={!isNarrow}
          icon={<Chevrons aria-hidden="true" className="size-4 rtl:rotate-180" />}
          onClick={toggle}
        />
      </div>
    </nav>
  );
}
