"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { runShortcut } from "@/components/shortcuts/registry";
import { Kbd } from "@/components/ui/kbd";

const accountsHref = "/console/accounts";

/** Opens the search from every page: the palette, else the accounts page. */
export function SearchButton() {
  const router = useRouter();
  return (
    <button
      type="button"
      onClick={() => {
        if (!runShortcut("search")) router.push(accountsHref);
      }}
      aria-keyshortcuts="Control+K"
      className="flex h-control items-center gap-2 rounded-md border border-input bg-surface ps-2.5 pe-2 text-muted-fg hover:bg-hover max-md:border-transparent md:w-68"
    >
      <Search aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="flex-1 text-start max-md:sr-only">Search accounts, ids</span>
      <Kbd className="max-md:hidden">Ctrl K</Kbd>
    </button>
  );
}
