import type { ReactNode } from "react";
import { legalLinks } from "./legal-links";
import type { FooterLink } from "./public-footer";
import { PublicShell } from "./public-shell";

type DoorPageProps = {
  title: string;
  /** Under the title: where else to go. */
  lead?: ReactNode;
  /** At the foot of the left side, on wide screens. */
  sill?: ReactNode;
  strip?: ReactNode;
  footer?: readonly FooterLink[];
  /** The form. */
  children: ReactNode;
};

/** A public form: its name at the left, the form behind the door that hinges at 60 of 100. One column on phones. */
export function DoorPage({ title, lead, sill, strip, footer = legalLinks, children }: DoorPageProps) {
  return (
    <PublicShell
      strip={strip}
      footer={footer}
      standsOnGround
      mainClassName="max-lg:max-w-124 lg:grid lg:grid-cols-[60%_40%]"
    >
      <div className="flex max-w-150 flex-col pt-4 pb-6 sm:pt-8 lg:py-16 lg:pe-16 lg:pb-8">
        <h1 className="text-door font-semibold tracking-[-0.028em] text-balance lg:text-hero">{title}</h1>
        {lead ? (
          <p className="mt-3 max-w-[26em] text-public text-balance text-muted-fg lg:mt-4 lg:text-panel">{lead}</p>
        ) : null}
        {sill ? (
          <p className="mt-auto max-w-[26em] text-form text-balance text-muted-fg max-lg:hidden">{sill}</p>
        ) : null}
      </div>
      <div className="relative pb-10 sm:pt-8 sm:pb-12 lg:rounded-se-lg lg:border-e lg:border-t lg:border-border lg:bg-surface lg:py-12 lg:ps-13 lg:pe-12 lg:pb-16">
        <span
          aria-hidden="true"
          className="drawn absolute -start-[3px] -top-[17px] -bottom-5 z-10 hidden w-1.5 rounded-full bg-fg outline-3 outline-bg lg:block"
        />
        <div className="lg:max-w-100">{children}</div>
      </div>
    </PublicShell>
  );
}
