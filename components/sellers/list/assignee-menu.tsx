"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRightLeft, Hand, Undo2 } from "lucide-react";
import { useState } from "react";
import { Initials } from "@/components/kit/initials";
import { useStaffSession } from "@/components/shell/staff-session";
import { useTRPC } from "@/components/trpc/trpc-provider";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { SellerReviewerDto, SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";
import type { Assign } from "./use-assign";

type AssigneeMenuProps = {
  row: SellerRowDto;
  assign: Assign;
  size?: "small" | "medium";
  /** Of the row or card in hand; the others' are not in the way of the Tab key. */
  isTabStop: boolean;
};

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/** Who takes care of an application; for those who may, a menu to take it, give it back or hand it over. */
export function AssigneeMenu({ row, assign, size = "medium", isTabStop }: AssigneeMenuProps) {
  const me = useStaffSession();
  const face = <Initials name={row.assignee?.name ?? null} isMe={row.assignee?.isYou ?? false} size={size} />;
  if (!row.can.take && !row.can.release && !row.can.handOver) return face;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press in the menu is none on the row that opens the application.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the menu hears its keys itself.
    <span className="flex" onClick={(event) => event.stopPropagation()}>
      <Menu
        isOverAll
        label={`Assignee of ${row.storeName}`}
        trigger={
          <button
            type="button"
            tabIndex={isTabStop ? 0 : -1}
            aria-label={`Assignee of ${row.storeName}: ${row.assignee?.name ?? "nobody"}`}
            className="grid size-6 shrink-0 place-items-center rounded-full pointer-coarse:-m-2.5 pointer-coarse:size-11"
          >
            <span aria-hidden="true" className="grid">
              {face}
            </span>
          </button>
        }
      >
        {row.can.take ? (
          <MenuItem icon={<Hand {...icon} />} onSelect={() => assign(row, { accountId: me.accountId, name: me.name })}>
            Take
          </MenuItem>
        ) : null}
        {row.can.release ? (
          <MenuItem icon={<Undo2 {...icon} />} onSelect={() => assign(row, null)}>
            Release
          </MenuItem>
        ) : null}
        {row.can.handOver ? <Colleagues row={row} assign={assign} /> : null}
      </Menu>
    </span>
  );
}

/** Read when the menu opens, so that who is on shift is true. */
function Colleagues({ row, assign }: Pick<AssigneeMenuProps, "row" | "assign">) {
  const trpc = useTRPC();
  const me = useStaffSession();
  const { data } = useQuery(trpc.sellers.reviewers.queryOptions());
  const [asked] = useState(row.assignee?.accountId ?? null);
  const others = (data?.reviewers ?? []).filter(({ accountId }) => accountId !== me.accountId && accountId !== asked);
  return (
    <>
      {row.can.take || row.can.release ? <MenuSeparator /> : null}
      {others.map((colleague) => (
        <MenuItem key={colleague.accountId} icon={<ArrowRightLeft {...icon} />} onSelect={() => assign(row, colleague)}>
          <bdi>{colleague.name}</bdi>
          <span className="block text-meta text-muted-fg">{stateOf(colleague)}</span>
        </MenuItem>
      ))}
      {data && others.length === 0 ? <p className="px-2 py-1 text-muted-fg">Nobody else may decide.</p> : null}
    </>
  );
}

const stateOf = ({ isOnShift, has }: SellerReviewerDto): string =>
  `${isOnShift ? "on shift" : "away"}, has ${has.more ? `${has.count}+` : has.count}`;
