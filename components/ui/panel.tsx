import type { ReactNode } from "react";
import { cx } from "./cx";

type PanelProps = {
  title: string;
  /** Id of the heading, when something else is to be named by it. */
  titleId?: string;
  /** Beside the title, quieter. */
  note?: ReactNode;
  /** At the end of the head: links, segments, small buttons. */
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A card of the console: a head of 40 pixels and what it is about. */
export function Panel({ title, titleId, note, actions, children, className }: PanelProps) {
  return (
    <section
      aria-label={titleId ? undefined : title}
      aria-labelledby={titleId}
      className={cx("min-w-0 break-inside-avoid rounded-md border border-border bg-surface", className)}
    >
      <header className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-b border-border px-4 py-1">
        <h2 id={titleId} className="text-body font-semibold">
          {title}
        </h2>
        {note ? <span className="text-meta text-muted-fg">{note}</span> : null}
        {actions ? <div className="ms-auto flex min-w-0 max-w-full flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}
