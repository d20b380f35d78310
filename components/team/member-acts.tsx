"use client";

import { Ellipsis, KeyRound, UserCog, UserX } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { TeamMemberDto } from "@/server/accounts/application/dto/team-dto";

export type MemberAct = "account.assign-role" | "account.reset-second-factor" | "staff.deactivate";

type MemberActsProps = { member: TeamMemberDto; onAct: (act: MemberAct) => void };

const icon = { "aria-hidden": true, className: "size-4", strokeWidth: 1.75 } as const;

/** What may be asked about one colleague, as far as the role has it. */
export function MemberActs({ member, onAct }: MemberActsProps) {
  const allowed = (act: MemberAct) => member.can.find(({ action }) => action === act);
  const role = allowed("account.assign-role");
  const factor = allowed("account.reset-second-factor");
  const leave = allowed("staff.deactivate");
  if (!role && !factor && !leave) return null;
  return (
    <Menu
      label={`Actions for ${member.name}`}
      trigger={<IconButton size="small" label={`Actions for ${member.name}`} icon={<Ellipsis {...icon} />} />}
    >
      {role ? (
        <MenuItem
          icon={<UserCog {...icon} />}
          blockedBecause={role.blockedBecause}
          onSelect={() => onAct("account.assign-role")}
        >
          {member.status === "LEFT" ? "Bring back" : "Change role"}
        </MenuItem>
      ) : null}
      {factor ? (
        <MenuItem
          icon={<KeyRound {...icon} />}
          blockedBecause={factor.blockedBecause}
          onSelect={() => onAct("account.reset-second-factor")}
        >
          Reset second factor
        </MenuItem>
      ) : null}
      {leave ? (
        <MenuItem
          icon={<UserX {...icon} />}
          tone="danger"
          blockedBecause={leave.blockedBecause}
          onSelect={() => onAct("staff.deactivate")}
        >
          Deactivate
        </MenuItem>
      ) : null}
    </Menu>
  );
}
