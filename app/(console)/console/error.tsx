"use client";

import { ConsolePage } from "@/components/shell/console-page";
import { InlineError } from "@/components/ui/inline-error";

type ConsoleErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function ConsoleError({ error, reset }: ConsoleErrorProps) {
  return (
    <ConsolePage title="Something broke">
      <InlineError
        message="This page could not be shown. Nothing was changed."
        code={error.digest ?? null}
        onRetry={reset}
      />
    </ConsolePage>
  );
}
