"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";

const loadDialog = () => import("./palette-dialog");
const PaletteDialog = lazy(async () => ({ default: (await loadDialog()).PaletteDialog }));

const restMs = 2_000;

/** The search over every page, on Ctrl K. Its code comes once the page has settled, or with the first press. */
export function CommandPalette() {
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  useShortcut("search", () => {
    setIsWanted(true);
    setIsOpen(true);
  });
  useEffect(() => {
    const timer = setTimeout(() => void loadDialog(), restMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <PaletteDialog open={isOpen} onOpenChange={setIsOpen} />
    </Suspense>
  );
}
