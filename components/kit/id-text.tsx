"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { cx } from "@/components/ui/cx";

type IdTextProps = {
  value: string;
  /** What it is, for speech: "account id". */
  name: string;
  /** Characters kept at each end; null shows all. */
  keep?: { readonly start: number; readonly end: number } | null;
  canCopy?: boolean;
  className?: string;
};

const usual = { start: 8, end: 3 };
const confirmedMs = 1_500;

/** "019ce0bc…4f9" */
export function shortId(value: string, keep: { start: number; end: number } = usual): string {
  return value.length <= keep.start + keep.end + 1 ? value : `${value.slice(0, keep.start)}…${value.slice(-keep.end)}`;
}

/** An identifier in mono, shortened in the middle, with a button that copies all of it. */
export function IdText({ value, name, keep = usual, canCopy = true, className }: IdTextProps) {
  return (
    <span className={cx("mono inline-flex shrink-0 items-center gap-1 whitespace-nowrap text-muted-fg", className)}>
      <span title={value}>{keep === null ? value : shortId(value, keep)}</span>
      {canCopy ? <CopyButton text={value} name={name} /> : null}
    </span>
  );
}

/** Copies a text and says so. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), confirmedMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Icon = isCopied ? Check : Copy;
  return (
    <>
      <button
        type="button"
        aria-label={`Copy ${name}`}
        title={`Copy ${name}`}
        onClick={async (event) => {
          event.stopPropagation();
          await navigator.clipboard.writeText(text);
          setIsCopied(true);
        }}
        className="inline-grid size-6 place-items-center rounded-sm text-muted-fg hover:bg-hover hover:text-fg print:hidden"
      >
        <Icon aria-hidden="true" className="size-3.5" />
      </button>
      <span role="status" className="sr-only">
        {isCopied ? `Copied ${name}` : ""}
      </span>
    </>
  );
}
