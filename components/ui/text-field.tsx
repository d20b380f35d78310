import type { ComponentProps } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { describedBy, Field, type FieldText } from "./field";

type TextFieldProps = FieldText & Omit<ComponentProps<"input">, keyof FieldText> & { fieldClassName?: string };

/** A labelled line of text. Works without scripts; `size="public"` for the forms of customers. */
export function TextField(props: TextFieldProps) {
  const { id, label, labelNote, hint, error, size, layout, fieldClassName, className, ...input } = props;
  const text: FieldText = { id, label, labelNote, hint, error, size, layout };
  return (
    <Field {...text} className={fieldClassName}>
      <input
        {...input}
        id={id}
        className={controlLook(size ?? "console", Boolean(error), className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(text)}
      />
    </Field>
  );
}

/** One input for a code of six digits, wide enough for all of them; pasting works. */
export function CodeField(props: Omit<TextFieldProps, "inputMode" | "autoComplete" | "spellCheck">) {
  return (
    <TextField
      size="public"
      {...props}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      className={cx(
        "h-14 max-w-54 ps-4 font-mono text-[24px] font-medium tracking-[0.28em] slashed-zero",
        props.className,
      )}
    />
  );
}
