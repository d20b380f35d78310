import { cx } from "@/components/ui/cx";

/** The line that everything public stands on. */
export function GroundLine({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cx(
        "drawn-quiet h-2 shrink-0 rounded-full bg-[color-mix(in_oklab,var(--fg)_18%,var(--bg))]",
        className,
      )}
    />
  );
}
