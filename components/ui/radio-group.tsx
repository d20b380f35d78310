import type { ChangeEventHandler, ReactNode } from "react";
import type { ControlSize } from "./control-look";
import { cx } from "./cx";
import { FieldNotes } from "./field";

export type RadioOption = { readonly value: string; readonly label: ReactNode };

type RadioGroupProps = {
  id: string;
  name: string;
  legend: ReactNode;
  options: readonly RadioOption[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ChangeEventHandler<HTMLInputElement> | undefined;
  hint?: ReactNode;
  error?: string | null | undefined;
  size?: ControlSize | undefined;
  layout?: "above" | "beside" | undefined;
};

/** Real radio buttons in a fieldset. Public ones are framed and 44 pixels high; console ones stand in a line. */
export function RadioGroup(props: RadioGroupProps) {
  const { id, legend, options, hint, error, size = "console", layout = "above" } = props;
  const isPublic = size === "public";
  return (
    <fieldset
      id={id}
      aria-describedby={cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined}
      className={cx(
        "min-w-0",
        layout === "beside" && "relative sm:ps-32",
        error && "border-s-4 border-danger ps-3 sm:ps-4",
      )}
    >
      <legend
        className={cx(
          isPublic ? "text-public font-emphasis" : "font-medium",
          layout === "beside" && "pt-1.5 sm:absolute sm:start-0 sm:w-28",
          layout === "above" && !isPublic && "mb-1 text-meta font-emphasis",
        )}
      >
        {legend}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} isPublic={isPublic} />
      <div className={cx("flex", isPublic ? "mt-2 gap-2" : "min-h-8 flex-wrap items-center gap-x-4 gap-y-2")}>
        {options.map((option) => (
          <Radio key={option.value} option={option} group={props} isPublic={isPublic} />
        ))}
      </div>
    </fieldset>
  );
}

function Radio({ option, group, isPublic }: { option: RadioOption; group: RadioGroupProps; isPublic: boolean }) {
  const { id, name, value, defaultValue, onChange } = group;
  const optionId = `${id}-${option.value}`;
  return (
    <label
      htmlFor={optionId}
      className={cx(
        "inline-flex items-center",
        isPublic
          ? "min-h-11 flex-1 gap-3 rounded-md border border-input bg-surface px-3 py-2 has-checked:border-primary has-checked:bg-primary-soft has-checked:inset-ring has-checked:inset-ring-primary"
          : "gap-2 whitespace-nowrap",
      )}
    >
      <input
        type="radio"
        id={optionId}
        name={name}
        value={option.value}
        {...(value === undefined
          ? { defaultChecked: defaultValue === option.value }
          : { checked: value === option.value })}
        onChange={onChange}
        className={cx(
          "shrink-0 appearance-none rounded-full border border-input bg-surface checked:border-primary",
          isPublic ? "size-6 checked:border-[6px]" : "size-4 checked:border-[5px]",
        )}
      />
      {option.label}
    </label>
  );
}
