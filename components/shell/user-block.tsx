"use client";

import { useRef } from "react";
import { Initials } from "@/components/kit/initials";
import { cx } from "@/components/ui/cx";
import { LateMenu, type MenuTriggerProps } from "@/components/ui/late-menu";
import type { ShellPerson, SignOut } from "./person";

const load = () => import("./user-menu");

type UserBlockProps = { person: ShellPerson; signOut: SignOut; isNarrow?: boolean };

/** Who is signed in, in which role, with density and sign-out behind it. */
export function UserBlock({ person, signOut, isNarrow = false }: UserBlockProps) {
  const form = useRef<HTMLFormElement>(null);
  const trigger = (attributes: MenuTriggerProps) => (
    <button
      {...attributes}
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
      <LateMenu load={load} trigger={trigger}>
        {({ UserMenu }, opened) => <UserMenu {...opened} onSignOut={() => form.current?.requestSubmit()} />}
      </LateMenu>
    </>
  );
}
