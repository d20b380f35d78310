"use client";

import { Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** A secret to be carried away: selectable as a whole, and copied by one button. */
export function CopyKey({ value }: { value: string }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="grid gap-2">
      <output
        aria-label="API key"
        className="mono block rounded-md border border-border bg-hover p-3 break-all select-all"
      >
        {value}
      </output>
      <div className="flex items-center gap-3">
        <Button
          size="small"
          icon={<Copy aria-hidden="true" className="size-4" strokeWidth={1.75} />}
          onClick={() => void navigator.clipboard.writeText(value).then(() => setIsCopied(true))}
        >
          Copy key
        </Button>
        <span role="status" className="text-muted-fg">
          {isCopied ? "Copied." : ""}
        </span>
      </div>
    </div>
  );
}
