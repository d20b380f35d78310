import type { LucideIcon } from "lucide-react";
import { cx } from "@/components/ui/cx";

const tones = {
  good: "bg-st-active-bg text-st-active-fg",
  waiting: "bg-st-pending-bg text-st-pending-fg",
  attention: "bg-st-suspended-bg text-st-suspended-fg",
  plain: "bg-st-disabled-bg text-st-disabled-fg",
} as const;

type PublicPillProps = { tone: keyof typeof tones; icon?: LucideIcon; children: string };

/** A state in a customer's words, 24 pixels high: "New device", "On hold". */
export function PublicPill({ tone, icon: Icon, children }: PublicPillProps) {
  return (
    <span
      className={cx(
        "edged inline-flex min-h-6 items-center gap-1.5 rounded-full py-0.5 ps-2 pe-2.5 text-meta font-emphasis whitespace-nowrap",
        tones[tone],
      )}
    >
      {Icon ? <Icon aria-hidden="true" className="size-3.5" /> : null}
      {children}
    </span>
  );
}
