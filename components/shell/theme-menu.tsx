"use client";

import { Contrast } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { LateMenu } from "@/components/ui/late-menu";

const load = () => import("./theme-choice");

/** Light, dark or as the system; applied at once, and the server knows it with the next page. */
export function ThemeMenu() {
  return (
    <LateMenu
      load={load}
      trigger={(attributes) => (
        <IconButton
          {...attributes}
          label="Theme"
          icon={<Contrast aria-hidden="true" className="size-4 [&>path]:fill-current" strokeWidth={1.75} />}
        />
      )}
    >
      {({ ThemeChoice }, opened) => <ThemeChoice {...opened} />}
    </LateMenu>
  );
}
