import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { describedBy, Field, type FieldText } from "./field";

export type SelectOption = { readonly value: string; readonly label: string };

type SelectFieldProps = FieldText &
  Omit<ComponentProps<"select">, keyof FieldText | "children"> & {
    options: readonly SelectOption[];
    /** Shown first and not choosable, when nothing is chosen yet. */
    placeholder?: string;
  };

/** The browser's own list: type-ahead, phone wheels and speech come with it. */
export function SelectField(props: SelectFieldProps) {
  const { id, label, labelNote, hint, error, size, layout, options, placeholder, className, ...select } = props;
  const text: FieldText = { id, label, labelNote, hint, error, size, layout };
  return (
    <Field {...text}>
      <span className={cx("relative block", className)}>
        <select
          {...select}
          id={id}
          className={controlLook(size ?? "console", Boolean(error), "appearance-none pe-8")}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(text)}
        >
          {placeholder ? (
            <option value="" disabled>
              {placeholder}
            </option>
          ) : null}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2"
        />
      </span>
    </Field>
  );
}
