import type { ReactNode } from "react";

/** Says in amber and in words that this is not the real thing. */
export function EnvironmentStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside aria-label={label} className="bg-st-suspended-bg py-2 text-form text-st-suspended-fg print:hidden">
      <div className="wrap-public">{children}</div>
    </aside>
  );
}

/** The same for the console: one low line. */
export function ConsoleStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside
      aria-label={label}
      className="bg-st-suspended-bg px-4 py-1 text-meta text-st-suspended-fg sm:px-6 print:hidden"
    >
      {children}
    </aside>
  );
}
