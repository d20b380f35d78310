"use client";

import { useEffect, useRef } from "react";
import type { FieldError } from "@/components/ui/error-summary";

/** What keeps the stage from being approved, linked to where it is mended. Takes the focus when it appears. */
export function PanelProblems({ problems }: { problems: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="panel-problems"
      className="mb-3 rounded-md border-2 border-danger bg-surface px-3 py-2"
    >
      <h2 id="panel-problems" className="font-semibold">
        There is a problem
      </h2>
      <ul className="mt-1 grid gap-1">
        {problems.map(({ fieldId, message }) => (
          <li key={fieldId + message}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
              className="font-emphasis text-danger underline underline-offset-3"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
