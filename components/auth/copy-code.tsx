"use client";

import { Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** The code of a message, large, with a button that copies it. */
export function CopyCode({ code }: { code: string }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="mt-6 flex max-w-150 flex-wrap items-center gap-4 rounded-md border border-border bg-surface px-5 py-4">
      <p>
        <span className="block text-form text-muted-fg">Code, works for 10 minutes</span>
        <span className="font-mono text-kpi font-medium tracking-[0.12em] slashed-zero">{code}</span>
      </p>
      <Button
        size="public-small"
        className="ms-auto"
        icon={<Copy aria-hidden="true" className="size-4" />}
        onClick={() => {
          void navigator.clipboard.writeText(code).then(() => setIsCopied(true));
        }}
      >
        Copy code
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? "Copied." : ""}
      </span>
    </div>
  );
}
