"use client";

import { NewBar, PausedBar } from "@/components/shell/list-news";
import type { BoundedCount } from "@/server/accounts/application/dto/page";

type ListNewsProps = {
  news: BoundedCount | null;
  readAt: Date | null;
  isRefreshing: boolean;
  onApply: () => void;
};

/** What the list would gain, shown when asked; and when the line to the server is down, that what is shown may be old. */
export function ListNews({ news, readAt, isRefreshing, onApply }: ListNewsProps) {
  return (
    <>
      <PausedBar readAt={readAt} isBusy={isRefreshing} onRefresh={onApply} />
      <div role="status" className="shrink-0">
        {news && readAt ? <NewBar news={news} since={readAt} isBusy={isRefreshing} onApply={onApply} /> : null}
      </div>
    </>
  );
}
