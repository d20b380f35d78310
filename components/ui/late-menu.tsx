"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from "react";

/** How it was opened: by keys its first entry has the focus, so that the next key chooses. */
export type MenuOpening = "pointer" | "keys";

/** What the button that opens a menu carries as long as the menu's own code is not there. */
export type MenuTriggerProps = {
  readonly "aria-haspopup"?: "menu";
  readonly "aria-expanded"?: boolean;
  readonly onClick?: (event: MouseEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onPointerEnter?: () => void;
  readonly onFocus?: () => void;
};

const OPENING_KEYS: ReadonlySet<string> = new Set(["Enter", " ", "ArrowDown"]);

type LateMenuProps<Loaded> = {
  /** Fetches what draws the menu. */
  load: () => Promise<Loaded>;
  trigger: (attributes: MenuTriggerProps) => ReactNode;
  children: (loaded: Loaded, opened: { trigger: ReactNode; opening: MenuOpening }) => ReactNode;
};

/**
 * A menu whose code comes when its button is pointed at, has the focus or is pressed. The press is kept: the menu opens
 * as soon as it is there.
 */
export function LateMenu<Loaded>({ load, trigger, children }: LateMenuProps<Loaded>) {
  const [opened, setOpened] = useState<{ readonly loaded: Loaded; readonly opening: MenuOpening } | null>(null);
  if (opened) return children(opened.loaded, { trigger: trigger({}), opening: opened.opening });
  // What can't be fetched now is fetched at the next press.
  const prepare = () => void load().catch(() => undefined);
  const open = (opening: MenuOpening) =>
    void load().then(
      (loaded) => setOpened({ loaded, opening }),
      () => undefined,
    );
  return trigger({
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: prepare,
    onFocus: prepare,
    // Speech and switches click without pressing.
    onClick: (event) => open(event.detail === 0 ? "keys" : "pointer"),
    onKeyDown: (event) => {
      if (!OPENING_KEYS.has(event.key)) return;
      event.preventDefault();
      open("keys");
    },
  });
}
