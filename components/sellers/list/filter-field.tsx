import { ListFilter } from "lucide-react";
import type { ComponentProps } from "react";
import { Kbd } from "@/components/ui/kbd";

/** The look of the filter, before the list is there and after. */
export function FilterField({ value, ...rest }: ComponentProps<"input"> & { value: string }) {
  return (
    <>
      <ListFilter
        aria-hidden="true"
        className="pointer-events-none absolute start-2.5 top-1/2 size-3.5 -translate-y-1/2 text-fg"
      />
      <input
        type="search"
        aria-label="Filter"
        aria-keyshortcuts="/"
        placeholder="Filter"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        value={value}
        {...rest}
        className="block h-control w-full min-w-0 rounded-md border border-input bg-surface ps-8 pe-8 text-body placeholder:text-muted-fg max-sm:text-public [&::-webkit-search-cancel-button]:appearance-none"
      />
      {value === "" ? <Kbd className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2">/</Kbd> : null}
    </>
  );
}
