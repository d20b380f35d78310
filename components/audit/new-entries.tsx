"use client";

import { RefreshCw } from "lucide-react";
import { countText } from "@/components/kit/money";
import { Kbd } from "@/components/ui/kbd";
import type { News } from "./use-audit-trail";

/** Says how many entries came since; the list grows only when asked. */
export function NewEntries({ news, onShow }: { news: News | null; onShow: () => void }) {
  return (
    <div role="status" className="print:hidden">
      {news ? (
        <button
          type="button"
          onClick={onShow}
          aria-keyshortcuts="."
          className="flex h-8 w-full items-center gap-2 border-b border-border bg-primary-soft px-4 font-medium text-primary-soft-fg -outline-offset-2 sm:px-6"
        >
          <RefreshCw aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {countText(news.count)}
          {news.more ? "+" : ""} new {news.count === 1 ? "entry" : "entries"}
          <span className="ms-auto inline-flex items-center gap-1 text-meta">
            <Kbd>.</Kbd> show
          </span>
        </button>
      ) : null}
    </div>
  );
}
