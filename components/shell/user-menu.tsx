"use client";

import { LogOut, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { MenuOpening } from "@/components/ui/late-menu";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { DensityChoice } from "./density-choice";

type UserMenuProps = { trigger: ReactNode; opening: MenuOpening; onSignOut: () => void };

/** Density, one's own sign-in, and the way out. */
export function UserMenu({ trigger, opening, onSignOut }: UserMenuProps) {
  return (
    <Menu trigger={trigger} label="Your menu" align="start" side="top" opening={opening}>
      <DensityChoice />
      <MenuSeparator />
      <MenuLink href="/console/security" icon={<ShieldCheck aria-hidden="true" className="size-4 text-muted-fg" />}>
        How you sign in
      </MenuLink>
      <MenuItem icon={<LogOut aria-hidden="true" className="size-4 text-muted-fg" />} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
