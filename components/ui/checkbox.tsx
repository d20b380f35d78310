import type { ComponentProps, ReactNode } from "react";
import type { ControlSize } from "./control-look";
import { cx } from "./cx";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "size" | "id"> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  size?: ControlSize;
};

const mark =
  "appearance-none shrink-0 grid place-items-center border border-input bg-surface checked:border-primary checked:bg-primary " +
  "after:hidden checked:after:block after:border-primary-fg after:border-solid after:rotate-45 after:-translate-y-px";

/** A real checkbox, drawn by us: 16 pixels in the console, each in 24 of its own, and 24 in the forms of customers. */
export function Checkbox({ id, label, hint, size = "console", className, ...input }: CheckboxProps) {
  const isPublic = size === "public";
  return (
    <div className={cx("flex gap-2", isPublic ? "min-h-11 items-center gap-3" : "min-h-6 items-center", className)}>
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={cx(hint ? `${id}-hint` : null, input["aria-describedby"]) || undefined}
        className={cx(
          mark,
          isPublic
            ? "size-6 rounded-sm after:h-[11px] after:w-1.5 after:border-r-[2.5px] after:border-b-[2.5px]"
            : "size-4 rounded-xs after:h-2 after:w-1 after:border-r-[1.75px] after:border-b-[1.75px]",
        )}
      />
      <span>
        <label htmlFor={id} className="block">
          {label}
        </label>
        {hint ? (
          <span id={`${id}-hint`} className="block text-form text-muted-fg">
            {hint}
          </span>
        ) : null}
      </span>
    </div>
  );
}
