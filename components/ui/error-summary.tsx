"use client";

import { useEffect, useRef } from "react";

export type FieldError = { readonly fieldId: string; readonly message: string };

/**
 * What has to be put right, linked to the fields, in the same words as beside them. Takes the focus when it appears;
 * without scripts the browser does so by `autofocus`.
 */
export function ErrorSummary({
  errors,
  heading = "There is a problem",
}: {
  errors: readonly FieldError[];
  heading?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without scripts this alone brings the reader to the problem.
      autoFocus
      aria-labelledby="error-summary-heading"
      className="mb-8 rounded-md border-2 border-danger bg-surface px-5.5 py-4.5 text-public"
    >
      <h2 id="error-summary-heading" className="text-panel font-semibold">
        {heading}
      </h2>
      <ul className="mt-2 grid gap-1">
        {errors.map((error) => (
          <li key={error.fieldId + error.message}>
            {error.fieldId ? (
              <a href={`#${error.fieldId}`} className="font-emphasis text-danger underline underline-offset-3">
                {error.message}
              </a>
            ) : (
              <span className="font-emphasis text-danger">{error.message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
