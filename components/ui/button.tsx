import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonTone, buttonLook } from "./button-look";

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  tone?: ButtonTone | undefined;
  size?: ButtonSize | undefined;
  /** While true the button keeps its width and words (or `busyLabel`) and ignores presses. */
  busy?: boolean | undefined;
  busyLabel?: ReactNode;
  icon?: ReactNode;
  /** Keys shown inside the button, drawn by `<Kbd>`. */
  keys?: ReactNode;
};

/** A button that is never disabled in silence: busy keeps its label, and a blocked action is an ActionButton. */
export function Button(props: ButtonProps) {
  const { tone, size, busy = false, busyLabel, icon, keys, className, children, onClick, type, ...rest } = props;
  return (
    <button
      {...rest}
      type={type ?? "button"}
      className={buttonLook(tone, size, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"] || undefined}
      {...(onClick || busy
        ? {
            onClick: (event) => {
              if (busy) event.preventDefault();
              else onClick?.(event);
            },
          }
        : {})}
    >
      {icon}
      {busy && busyLabel ? busyLabel : children}
      {keys}
    </button>
  );
}
