import { ChevronDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";
import { type AccountPageKey, accountPages } from "./account-pages";
import { HolderBar } from "./holder-bar";
import { legalLinks } from "./legal-links";
import type { ShellPerson, SignOut } from "./person";
import { type FooterLink, PublicFooter } from "./public-footer";
import { SkipLinks } from "./skip-links";

type AccountShellProps = {
  person: ShellPerson;
  signOut: SignOut;
  current: AccountPageKey;
  /** The pages that exist, in the order of the menu. */
  pages: readonly AccountPageKey[];
  /** Links of the top bar, before the name. */
  links?: readonly FooterLink[];
  footer?: readonly FooterLink[];
  strip?: ReactNode;
  children: ReactNode;
};

/** A holder's own pages: bar with name and sign-out, menu at the side (a fold on phones), content of 752. */
export function AccountShell(props: AccountShellProps) {
  const { person, signOut, current, pages, links = [], footer = legalLinks, strip, children } = props;
  return (
    <div data-density="comfortable" className="text-public">
      <SkipLinks />
      {strip}
      <HolderBar signOut={signOut}>
        {links.map((link) => (
          <Link key={link.href} href={link.href} className="py-3 whitespace-nowrap hover:underline max-sm:hidden">
            {link.label}
          </Link>
        ))}
        <bdi className="truncate text-muted-fg max-sm:hidden">{person.name}</bdi>
      </HolderBar>
      <div className="wrap-public pt-4 pb-16 lg:grid lg:grid-cols-[208px_minmax(0,752px)] lg:gap-16 lg:pt-10 lg:pb-24">
        <FoldedMenu current={current} pages={pages} />
        <nav aria-label="Account" className="max-lg:hidden">
          <MenuList current={current} pages={pages} />
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 outline-none">
          {children}
        </main>
      </div>
      <PublicFooter links={footer} />
      <Toaster />
    </div>
  );
}

type MenuProps = { current: AccountPageKey; pages: readonly AccountPageKey[] };

function FoldedMenu(props: MenuProps) {
  return (
    <nav aria-label="Account" className="mb-6 lg:hidden print:hidden">
      <details className="group rounded-md border border-border bg-surface">
        <summary className="flex min-h-12 list-none items-center gap-2 px-4 font-emphasis [&::-webkit-details-marker]:hidden">
          <span className="font-normal text-muted-fg">Account</span> {accountPages[props.current].name}
          <ChevronDown aria-hidden="true" className="ms-auto size-4 group-open:rotate-180" />
        </summary>
        <div className="border-t border-border p-2">
          <MenuList {...props} />
        </div>
      </details>
    </nav>
  );
}

function MenuList({ current, pages }: MenuProps) {
  return (
    <ul className="grid gap-0.5">
      {pages.map((key) => {
        const { name, href, icon: Icon } = accountPages[key];
        return (
          <li key={key}>
            <Link
              href={href}
              aria-current={key === current ? "page" : undefined}
              className="flex min-h-10 items-center gap-3 rounded-md px-3 text-form text-muted-fg hover:bg-hover hover:text-fg aria-[current]:rounded-s-[2px] aria-[current]:bg-primary-soft aria-[current]:font-emphasis aria-[current]:text-primary-soft-fg aria-[current]:inset-shadow-[3px_0_0_var(--primary)] pointer-coarse:min-h-11"
            >
              <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
              {name}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** The one h1 of an account page, with a remark or a link at its end. */
export function AccountHeading({ title, aside }: { title: string; aside?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 sm:mb-8">
      <h1 className="text-page font-semibold tracking-[-0.02em] sm:text-kpi">{title}</h1>
      {aside ? <div className="text-form">{aside}</div> : null}
    </div>
  );
}
