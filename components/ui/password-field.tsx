"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { controlLook } from "./control-look";
import { describedBy, Field, type FieldText } from "./field";

type PasswordFieldProps = Omit<FieldText, "size"> &
  Omit<ComponentProps<"input">, keyof FieldText | "type" | "size" | "maxLength"> & {
    autoComplete: "current-password" | "new-password";
  };

/**
 * A password with Show and Hide. Without scripts it is a plain field: the button appears once it can work.
 * Hidden again before the form is sent, so that password managers see what they expect. Pasting is allowed.
 */
export function PasswordField(props: PasswordFieldProps) {
  const { id, label, labelNote, hint, error, layout, ...input } = props;
  const [isShown, setIsShown] = useState(false);
  const [canShow, setCanShow] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const text: FieldText = { id, label, labelNote, hint, error, size: "public", layout };

  useEffect(() => {
    setCanShow(true);
    const form = field.current?.form;
    const hide = () => setIsShown(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);

  return (
    <Field {...text}>
      <span className="relative block">
        <input
          {...input}
          ref={field}
          id={id}
          type={isShown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          className={controlLook("public", Boolean(error), "pe-19")}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(text)}
        />
        {canShow ? (
          <button
            type="button"
            aria-controls={id}
            onClick={() => setIsShown(!isShown)}
            className="absolute inset-y-px end-px w-17 rounded-e-[7px] border-s border-border text-form font-emphasis text-primary"
          >
            {isShown ? "Hide" : "Show"}
            {/* Text, not a label: the field alone is labelled "Password". */}
            <span className="sr-only"> password</span>
          </button>
        ) : null}
      </span>
    </Field>
  );
}
