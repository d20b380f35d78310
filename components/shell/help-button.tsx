"use client";

import { CircleQuestionMark } from "lucide-react";
import { runShortcut } from "@/components/shortcuts/registry";
import { IconButton } from "@/components/ui/icon-button";

/** Opens the list of keys. */
export function HelpButton() {
  return (
    <IconButton
      label="Keyboard help"
      aria-keyshortcuts="?"
      icon={<CircleQuestionMark aria-hidden="true" className="size-4" strokeWidth={1.75} />}
      className="max-sm:hidden"
      onClick={() => runShortcut("help")}
    />
  );
}
