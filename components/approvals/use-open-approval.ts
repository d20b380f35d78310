"use client";

import { useState } from "react";
import { useListShortcuts } from "@/components/shortcuts/use-list-shortcuts";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import type { ApprovalRowDto } from "@/server/accounts/application/dto/approval-dto";

export type OpenApproval = {
  /** The request chosen in the list, open or not. */
  readonly selected: string | null;
  readonly select: (id: string) => void;
  readonly open: (id: string) => void;
  readonly close: () => void;
};

/** Which request is chosen, and which is open. Moving while one is open opens the next. */
export function useOpenApproval(
  rows: readonly ApprovalRowDto[],
  opened: string | null,
  setOpened: (id: string | null) => void,
): OpenApproval {
  const [chosen, setChosen] = useState<string | null>(opened);
  const selected = opened ?? chosen;
  const select = (id: string) => {
    setChosen(id);
    if (opened !== null) setOpened(id);
  };
  const open = (id: string) => {
    setChosen(id);
    setOpened(id);
  };
  const close = () => setOpened(null);
  useListShortcuts({ keys: rows.map(({ id }) => id), selectedKey: selected, onSelect: select, onOpen: open });
  useShortcut("approval-close", close, opened !== null);
  return { selected, select, open, close };
}
