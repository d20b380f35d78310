"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The button of a form: says what is happening while the form is on its way, and sends it only once. */
export function SubmitButton({ busyLabel, ...props }: ButtonProps & { busyLabel: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" tone="primary" {...props} busy={pending || (props.busy ?? false)} busyLabel={busyLabel} />
  );
}
