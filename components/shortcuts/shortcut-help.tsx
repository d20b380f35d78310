"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useShortcut } from "./use-shortcut";

const ShortcutHelpDialog = dynamic(() => import("./shortcut-help-dialog").then((module) => module.ShortcutHelpDialog), {
  ssr: false,
});

/** The help on `?`; what it shows is loaded when somebody asks for it first. */
export function ShortcutHelp() {
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  useShortcut("help", () => {
    setIsWanted(true);
    setIsOpen(true);
  });
  return isWanted ? <ShortcutHelpDialog open={isOpen} onOpenChange={setIsOpen} /> : null;
}
