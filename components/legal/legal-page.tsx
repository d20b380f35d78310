import type { ReactNode } from "react";
import { PublicShell } from "@/components/shell/public-shell";

type LegalPageProps = {
  title: string;
  /** Under the title: what the page is, in a sentence. */
  lead: ReactNode;
  strip?: ReactNode;
  children: ReactNode;
};

/** A page to be read: its name, a sentence, then sections of 40 em. Plain HTML. */
export function LegalPage({ title, lead, strip, children }: LegalPageProps) {
  return (
    <PublicShell nav={[{ label: "Sign in", href: "/login" }]} strip={strip}>
      <article className="max-w-[42em] pt-4 pb-16 sm:pt-10 sm:pb-24">
        <h1 className="text-page font-semibold tracking-[-0.02em] text-balance sm:text-kpi">{title}</h1>
        <p className="mt-3 text-muted-fg">{lead}</p>
        {children}
      </article>
    </PublicShell>
  );
}

/** One numbered matter of such a page; statements of reasons name it by its title. */
export function LegalSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10 grid gap-3">
      <h2 id={id} className="scroll-mt-8 text-panel font-semibold tracking-[-0.012em]">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What only the operator knows: said, or named as missing so that nobody mistakes it for a fact. */
export function FromOperator({ value, missing }: { value: string | null; missing: string }) {
  return value === null ? <mark className="rounded-xs bg-warn-bg px-1 text-warn-text">[{missing}]</mark> : value;
}
