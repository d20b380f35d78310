import type { ReactNode } from "react";

type PublicSectionProps = { id: string; title: string; action?: ReactNode; children: ReactNode };

/** A part of an account page: its heading, at the end of the line what acts on all of it, and its content. */
export function PublicSection({ id, title, action, children }: PublicSectionProps) {
  return (
    <section aria-labelledby={id} className="mt-10 sm:mt-12">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id={id} className="text-panel font-semibold tracking-[-0.012em]">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
