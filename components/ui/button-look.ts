import { cx } from "./cx";

export type ButtonTone = "primary" | "secondary" | "quiet-danger" | "danger" | "ghost";
/** Heights: small 28, medium 32, large 40, public 44 and public-small 36 pixels (44 on a phone). */
export type ButtonSize = "small" | "medium" | "large" | "public" | "public-small";

const tones: Readonly<Record<ButtonTone, string>> = {
  primary: "border-primary bg-primary font-emphasis text-primary-fg hover:border-primary-hover hover:bg-primary-hover",
  secondary: "border-border-strong bg-surface font-medium text-fg hover:bg-hover",
  "quiet-danger": "border-border-strong bg-surface font-medium text-danger hover:bg-hover",
  danger:
    "border-danger-solid bg-danger-solid font-emphasis text-danger-solid-fg hover:border-danger-solid-hover hover:bg-danger-solid-hover",
  ghost: "border-transparent bg-transparent font-medium text-muted-fg hover:bg-hover hover:text-fg",
};

const publicTones: Readonly<Record<ButtonTone, string>> = {
  ...tones,
  secondary: "border-input bg-surface text-fg hover:bg-hover",
  "quiet-danger": "border-danger bg-surface text-danger hover:bg-hover",
  ghost: "border-transparent bg-transparent text-primary hover:bg-hover",
};

const sizes: Readonly<Record<ButtonSize, string>> = {
  small: "h-control-small gap-1.5 px-2 text-meta",
  medium: "h-control gap-2 px-3 text-body",
  large: "h-10 gap-2 px-4 text-form",
  public: "min-h-11 gap-2 px-5 py-2 text-public font-emphasis",
  "public-small": "min-h-9 gap-2 px-3 py-1.5 text-form font-emphasis max-sm:min-h-11 pointer-coarse:min-h-11",
};

/** The look of a button, for buttons and for links that stand where a button stands. */
export function buttonLook(tone: ButtonTone = "secondary", size: ButtonSize = "medium", className?: string): string {
  const isPublic = size === "public" || size === "public-small";
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center rounded-md border whitespace-nowrap no-underline transition-colors duration-90",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
    (isPublic ? publicTones : tones)[tone],
    sizes[size],
    className,
  );
}
