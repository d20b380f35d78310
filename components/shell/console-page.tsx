import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { HelpButton } from "./help-button";
import { LiveDot } from "./live-dot";
import { NavDrawer } from "./nav-drawer";
import { SearchButton } from "./search-button";
import { ThemeMenu } from "./theme-menu";

export type Crumb = { readonly label: string; readonly href: string };

type ConsolePageProps = {
  /** The page's one h1: its name in the menu, or of whom it is about. */
  title: ReactNode;
  trail?: readonly Crumb[];
  /** True for pages whose parts scroll by themselves, as the queue. */
  fills?: boolean;
  children: ReactNode;
};

/** A page of the console: the bar with trail, name, live dot, search, help and theme, and the main part below. */
export function ConsolePage({ title, trail = [], fills = false, children }: ConsolePageProps) {
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-border bg-surface px-4 sm:px-6 print:border-0">
        <NavDrawer />
        {trail.map((crumb) => (
          <Fragment key={crumb.href}>
            <Link href={crumb.href} className="text-muted-fg hover:text-fg max-sm:hidden">
              {crumb.label}
            </Link>
            <ChevronRight
              aria-hidden="true"
              className="size-3.5 shrink-0 text-subtle-fg max-sm:hidden rtl:rotate-180"
            />
          </Fragment>
        ))}
        <h1 className="truncate text-lede font-semibold tracking-[-0.01em]">{title}</h1>
        <div className="ms-auto flex shrink-0 items-center gap-2 print:hidden">
          <LiveDot />
          <SearchButton />
          <div className="-me-2 flex items-center gap-1">
            <HelpButton />
            <ThemeMenu />
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx(
          "min-h-0 flex-1 outline-none print:overflow-visible",
          fills ? "flex flex-col overflow-hidden" : "overflow-y-auto",
        )}
      >
        {children}
      </main>
    </>
  );
}
