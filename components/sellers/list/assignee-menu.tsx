"use client";

import { Initials } from "@/components/kit/initials";
import { LateMenu } from "@/components/ui/late-menu";
import type { SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";
import type { Assign } from "./use-assign";

type AssigneeMenuProps = {
  row: SellerRowDto;
  assign: Assign;
  size?: "small" | "medium";
  /** Of the row or card in hand; the others' are not in the way of the Tab key. */
  isTabStop: boolean;
};

const load = () => import("./assignee-choice");

/** Who takes care of an application; for those who may, a menu to take it, give it back or hand it over. */
export function AssigneeMenu({ row, assign, size = "medium", isTabStop }: AssigneeMenuProps) {
  const face = <Initials name={row.assignee?.name ?? null} isMe={row.assignee?.isYou ?? false} size={size} />;
  if (!row.can.take && !row.can.release && !row.can.handOver) return face;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press in the menu is none on the row that opens the application.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the menu hears its keys itself.
    <span className="flex" onClick={(event) => event.stopPropagation()}>
      <LateMenu
        load={load}
        trigger={(attributes) => (
          <button
            {...attributes}
            type="button"
            tabIndex={isTabStop ? 0 : -1}
            aria-label={`Assignee of ${row.storeName}: ${row.assignee?.name ?? "nobody"}`}
            className="grid size-6 shrink-0 place-items-center rounded-full pointer-coarse:-m-2.5 pointer-coarse:size-11"
          >
            <span aria-hidden="true" className="grid">
              {face}
            </span>
          </button>
        )}
      >
        {({ AssigneeChoice }, opened) => <AssigneeChoice {...opened} row={row} assign={assign} />}
      </LateMenu>
    </span>
  );
}
