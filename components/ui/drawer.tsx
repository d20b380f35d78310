"use client";

import * as Primitive from "radix-ui/dialog";
import { type ReactNode, useRef } from "react";
import { adoptPageNonce } from "./page-nonce";

adoptPageNonce();

type DrawerProps = { open: boolean; onOpenChange: (open: boolean) => void; title: string; children: ReactNode };

/** A layer that comes from the start side and holds what does not fit a narrow screen. */
export function Drawer({ open, onOpenChange, title, children }: DrawerProps) {
  const opener = useRef<Element | null>(null);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-scrim print:hidden" />
        <Primitive.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className="fixed inset-y-0 start-0 z-50 flex w-72 max-w-[85vw] animate-sheet flex-col overflow-y-auto border-e border-border-strong bg-sunken text-body shadow-pop print:hidden"
        >
          <Primitive.Title className="sr-only">{title}</Primitive.Title>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
