"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import { Button } from "./button";

type InlineErrorProps = {
  /** What could not be done, as in "Orders could not be loaded." */
  message: string;
  /** Code to quote to whoever helps. */
  code?: string | null;
  onRetry?: () => void;
  retrying?: boolean;
};

/** A part of a page that failed, with a way to try again; the rest of the page stays. */
export function InlineError({ message, code, onRetry, retrying = false }: InlineErrorProps) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-danger" />
      <p className="min-w-0">
        {message}
        {code ? <span className="mono text-muted-fg select-all"> {code}</span> : null}
      </p>
      {onRetry ? (
        <Button
          size="small"
          onClick={onRetry}
          busy={retrying}
          busyLabel="Trying again"
          icon={<RotateCw aria-hidden="true" className="size-3.5" />}
        >
          Try again
        </Button>
      ) : null}
    </div>
  );
}
