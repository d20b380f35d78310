"use client";

import { useStaffSession } from "@/components/shell/staff-session";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import type { SellerRowDto } from "@/server/accounts/application/dto/sellers-dto";
import type { Assign } from "./use-assign";

/** `a` takes the application in hand, and gives it back when it is one's own. */
export function useTakeKey(row: SellerRowDto | null, assign: Assign): void {
  const me = useStaffSession();
  const isMine = row?.assignee?.isYou ?? false;
  useShortcut(
    "seller-take",
    () => {
      if (row) assign(row, isMine ? null : { accountId: me.accountId, name: me.name });
    },
    row !== null && (isMine ? row.can.release : row.can.take),
  );
}
