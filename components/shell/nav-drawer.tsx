"use client";

import { Menu as MenuIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Mark } from "@/components/kit/mark";
import { IconButton } from "@/components/ui/icon-button";
import { ConsoleMenu } from "./console-menu";
import { useShellFacts } from "./shell-facts";
import { UserBlock } from "./user-block";

const Drawer = dynamic(() => import("@/components/ui/drawer").then((module) => module.Drawer), { ssr: false });

/** The same navigation as a drawer, where the screen has no room for the sidebar. */
export function NavDrawer() {
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const facts = useShellFacts();
  if (facts === null) return null;
  return (
    <>
      <IconButton
        label="Open the navigation"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        icon={<MenuIcon aria-hidden="true" className="size-5" strokeWidth={1.75} />}
        className="-ms-2 lg:hidden"
        onClick={() => {
          setIsWanted(true);
          setIsOpen(true);
        }}
      />
      {isWanted ? (
        <Drawer open={isOpen} onOpenChange={setIsOpen} title="Navigation">
          <div className="flex h-12 items-center gap-2 px-4 text-lede font-semibold tracking-[-0.02em]">
            <Mark size={20} />
            goodstanding
          </div>
          <nav aria-label="Console" className="px-2">
            <ConsoleMenu pages={facts.pages} onNavigate={() => setIsOpen(false)} />
          </nav>
          <div className="mx-2 mt-auto flex border-t border-border py-2">
            <UserBlock person={facts.person} signOut={facts.signOut} />
          </div>
        </Drawer>
      ) : null}
    </>
  );
}
