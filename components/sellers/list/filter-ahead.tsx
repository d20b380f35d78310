"use client";

import { useEffect, useRef, useState } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { FilterField } from "./filter-field";

let ahead: string | null = null;

/** What was typed before the list was there, once; null when nobody had begun. */
export function takeTypedAhead(): string | null {
  const typed = ahead;
  ahead = null;
  return typed;
}

/** The filter of a list that is still coming. Who begins to type here goes on in the list's own filter. */
export function FilterAhead() {
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLInputElement>(null);
  useShortcut("filter", () => box.current?.focus());
  const keep = (text: string) => {
    setTyped(text);
    ahead = text;
  };
  useEffect(
    () => () => {
      ahead = null;
    },
    [],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element `search` is too young for some of the browsers in use.
    <div role="search" className="relative ms-auto min-w-0 max-lg:flex-1 lg:w-58">
      <FilterField
        ref={box}
        value={typed}
        onChange={(event) => keep(event.target.value)}
        onFocus={() => keep(typed)}
        onBlur={() => {
          if (typed === "") ahead = null;
        }}
      />
    </div>
  );
}
