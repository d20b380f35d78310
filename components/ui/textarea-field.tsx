import type { ComponentProps } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { describedBy, Field, type FieldText } from "./field";

type TextareaFieldProps = FieldText & Omit<ComponentProps<"textarea">, keyof FieldText>;

/** A labelled text of several lines that grows with what is typed, where the browser can. */
export function TextareaField(props: TextareaFieldProps) {
  const { id, label, labelNote, hint, error, size, layout, className, ...textarea } = props;
  const text: FieldText = { id, label, labelNote, hint, error, size, layout };
  return (
    <Field {...text}>
      <textarea
        rows={2}
        {...textarea}
        id={id}
        className={controlLook(
          size ?? "console",
          Boolean(error),
          cx("field-sizing-content max-h-48 min-h-14! resize-y py-1.5", className),
        )}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(text)}
      />
    </Field>
  );
}
