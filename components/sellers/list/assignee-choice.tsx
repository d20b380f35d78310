"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRightLeft, Hand, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import { useTRPC } from "@/components/trpc/trpc-provider";
import type { MenuOpening } from "@/components/ui/late-menu";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { SellerReviewerDto, SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";
import type { Assign } from "./use-assign";

type ChoiceProps = { row: SellerRowDto; assign: Assign };

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/** Take an application, give it back, or hand it over. */
export function AssigneeChoice(props: ChoiceProps & { trigger: ReactNode; opening: MenuOpening }) {
  const { row, assign, trigger, opening } = props;
  const me = useStaffSession();
  return (
    <Menu isOverAll label={`Assignee of ${row.storeName}`} trigger={trigger} opening={opening}>
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
  );
}

/** Read when the menu opens, so that who is on shift is true. */
function Colleagues({ row, assign }: ChoiceProps) {
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
