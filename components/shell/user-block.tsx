"use client";

import { LogOut, ShieldCheck } from "lucide-react";
import { useRef } from "react";
import { Initials } from "@/components/kit/initials";
import { cx } from "@/components/ui/cx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { DensityChoice } from "./density-choice";
import type { ShellPerson, SignOut } from "./person";

type UserBlockProps = { person: ShellPerson; signOut: SignOut; isNarrow?: boolean };

/** Who is signed in, in which role, with density and sign-out behind it. */
export function UserBlock({ person, signOut, isNarrow = false }: UserBlockProps) {
  const form = useRef<HTMLFormElement>(null);
  const trigger = (
    <button
      type="button"
      aria-label={`${person.name}${person.roleName ? `, ${person.roleName}` : ""}: your menu`}
      className={cx(
        "flex min-w-0 flex-1 items-center gap-2 rounded-md p-1 text-start text-meta text-muted-fg hover:bg-hover",
        isNarrow && "justify-center",
      )}
    >
      <Initials name={person.name} isMe />
      {isNarrow ? null : (
        <span className="min-w-0">
          <bdi className="block truncate font-emphasis text-fg">{person.name}</bdi>
          {person.roleName}
        </span>
      )}
    </button>
  );
  return (
    <>
      <form ref={form} action={signOut} {...(typeof signOut === "string" ? { method: "post" } : {})} hidden />
      <Menu trigger={trigger} label="Your menu" align="start" side="top">
        <DensityChoice />
        <MenuSeparator />
        <MenuLink href="/console/security" icon={<ShieldCheck aria-hidden="true" className="size-4 text-muted-fg" />}>
          How you sign in
        </MenuLink>
        <MenuItem
          icon={<LogOut aria-hidden="true" className="size-4 text-muted-fg" />}
          onSelect={() => form.current?.requestSubmit()}
        >
          Sign out
        </MenuItem>
      </Menu>
    </>
  );
}
