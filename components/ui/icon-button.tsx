import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  /** What the button does; also its tooltip. */
  label: string;
  icon: ReactNode;
  size?: "small" | "medium";
};

/** A square button with an icon of 16 pixels: 28 or 32 wide. */
export function IconButton({ label, icon, size = "medium", className, type, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? "button"}
      aria-label={label}
      title={rest.title ?? label}
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-md text-muted-fg hover:bg-hover hover:text-fg aria-disabled:opacity-50",
        size === "small" ? "size-control-small" : "size-control",
        className,
      )}
    >
      {icon}
    </button>
  );
}
