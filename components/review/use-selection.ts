"use client";

import { useRef, useState } from "react";
import type { ReviewRowDto } from "@/server/accounts/application/dto/review-queue-dto";

export type Selection = {
  /** The case in the pane; null in an empty queue. */
  readonly selectedId: string | null;
  /** Its place in the list, from 0; null when the list no longer holds it. */
  readonly index: number | null;
  readonly step: (by: 1 | -1) => string | null;
  /** Who comes after the selected case, once that has gone. */
  readonly following: ReviewRowDto | null;
  /** The next two, to be read ahead. */
  readonly ahead: readonly string[];
  /** Lets go of the case that was open first, when nothing follows it. */
  readonly forget: () => void;
};

/**
 * Which case is open. The address says so; before anybody chose, it is the most urgent one when the page was opened,
 * and stays it: a case that leaves the list stays in the pane until the reviewer goes on.
 */
export function useSelection(rows: readonly ReviewRowDto[], chosenId: string | null): Selection {
  const [firstId, setFirstId] = useState<string | null>(rows[0]?.caseId ?? null);
  if (firstId === null && rows[0] !== undefined) setFirstId(rows[0].caseId);
  const selectedId = chosenId ?? firstId ?? rows[0]?.caseId ?? null;
  const found = rows.findIndex((row) => row.caseId === selectedId);
  const lastIndex = useRef(Math.max(0, found));
  if (found >= 0) lastIndex.current = found;
  const isHere = found >= 0;
  const after = isHere ? found + 1 : lastIndex.current;
  const step = (by: 1 | -1): string | null => {
    const wanted = by === 1 ? after : (isHere ? found : lastIndex.current) - 1;
    return rows[Math.min(Math.max(wanted, 0), rows.length - 1)]?.caseId ?? null;
  };
  const others = rows.filter((row) => row.caseId !== selectedId);
  return {
    selectedId,
    index: isHere ? found : null,
    step,
    following: rows[after] ?? others.at(-1) ?? null,
    ahead: rows.slice(after, after + 2).map((row) => row.caseId),
    forget: () => setFirstId(null),
  };
}
