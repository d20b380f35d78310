import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Brand } from "./brand";
import { GroundLine } from "./ground-line";
import { legalLinks } from "./legal-links";
import { type FooterLink, PublicFooter } from "./public-footer";
import { SkipLinks } from "./skip-links";

type PublicShellProps = {
  /** Links at the end of the top bar. */
  nav?: readonly FooterLink[];
  /** After the links: small forms, as signing out. */
  acts?: ReactNode;
  footer?: readonly FooterLink[];
  /** An EnvironmentStrip above everything. */
  strip?: ReactNode;
  /** True keeps the foot of the page at the foot of the window, on a ground line. */
  standsOnGround?: boolean;
  mainClassName?: string;
  children: ReactNode;
};

/** A public page: top bar, main, foot. Plain HTML that needs no script. */
export function PublicShell(props: PublicShellProps) {
  const { nav = [], acts, footer = legalLinks, strip, standsOnGround = false, mainClassName, children } = props;
  return (
    <div data-density="comfortable" className={cx("text-public", standsOnGround && "flex min-h-dvh flex-col")}>
      <SkipLinks />
      {strip}
      <header className="wrap-public flex h-14 items-center gap-6 sm:h-18">
        <Brand />
        {nav.length > 0 ? (
          <nav aria-label="Site" className="ms-auto flex items-center gap-4 sm:gap-6">
            {nav.map((link) => (
              <Link key={link.href} href={link.href} className="py-3 text-form whitespace-nowrap hover:underline">
                {link.label}
              </Link>
            ))}
          </nav>
        ) : null}
        {acts ? <div className="ms-auto flex items-center gap-4 text-form sm:gap-6">{acts}</div> : null}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx("wrap-public outline-none", standsOnGround && "flex-1", mainClassName)}
      >
        {children}
      </main>
      {standsOnGround ? <GroundLine className="wrap-public" /> : null}
      <PublicFooter links={footer} />
    </div>
  );
}
