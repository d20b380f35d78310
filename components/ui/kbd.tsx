import { cx } from "./cx";

type KbdProps = { children: string; onSolid?: boolean; className?: string };

/** One key, as drawn inside buttons and beside fields. Silent to speech: `aria-keyshortcuts` and the help name it there. */
export function Kbd({ children, onSolid = false, className }: KbdProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-flex h-4 min-w-4 items-center justify-center rounded-xs border px-1 font-mono text-[11px] leading-[14px] font-medium pointer-coarse:hidden",
        onSolid ? "border-current/45 text-inherit" : "border-border-strong bg-sunken text-muted-fg",
        className,
      )}
    >
      {children}
    </span>
  );
}
