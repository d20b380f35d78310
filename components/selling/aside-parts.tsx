import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type AsideSectionProps = { id: string; title: string; children: ReactNode };

/** One remark beside a page on selling. */
export function AsideSection({ id, title, children }: AsideSectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

export type AsideItem = { readonly icon: LucideIcon; readonly text: string };

/** Lines with a picture before each. */
export function AsideList({ items }: { items: readonly AsideItem[] }) {
  return (
    <ul className="border-t border-border">
      {items.map(({ icon: Icon, text }) => (
        <li key={text} className="flex gap-3 border-b border-border py-2.5">
          <Icon aria-hidden="true" className="size-5 shrink-0 text-muted-fg" strokeWidth={1.75} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
