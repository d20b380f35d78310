"use client";

import * as Primitive from "radix-ui/popover";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { adoptPageNonce } from "./page-nonce";

adoptPageNonce();

type PopoverProps = {
  /** The button that opens it. */
  trigger: ReactNode;
  /** Name of the layer for speech. */
  label: string;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  className?: string;
};

/** A small layer beside its button; Escape and a press elsewhere close it. */
export function Popover({ trigger, label, children, open, onOpenChange, align = "start", className }: PopoverProps) {
  return (
    <Primitive.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cx(
            "z-40 w-72 animate-rise rounded-lg border border-border-strong bg-pop p-3 text-body text-fg shadow-pop",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
