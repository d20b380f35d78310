import { cx } from "./cx";

/** Console controls follow the density; public ones are 44 pixels high with text of 16, so that phones don't zoom. */
export type ControlSize = "console" | "public";

const sizes: Readonly<Record<ControlSize, string>> = {
  console: "min-h-control px-2.5 text-body",
  public: "min-h-11 px-3 text-public",
};

/** The look of a text control; a refused one has a border of two pixels in the danger colour. */
export function controlLook(size: ControlSize, isRefused: boolean, className?: string): string {
  return cx(
    "block w-full min-w-0 rounded-md bg-surface text-fg",
    isRefused ? "border-2 border-danger" : "border border-input",
    sizes[size],
    className,
  );
}
