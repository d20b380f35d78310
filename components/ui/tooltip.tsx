"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ReactNode } from "react";

type TooltipProps = { text: ReactNode; children: ReactNode; side?: "top" | "right" | "bottom" | "left" };

/** A short remark on hover and focus, drawn beside its control. Never the only place where something is said. */
export function Tooltip({ text, children, side = "top" }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={300} skipDelayDuration={200}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="edged z-60 max-w-72 animate-fade rounded-sm bg-fg px-2 py-1 text-meta text-bg"
        >
          {text}
        </Primitive.Content>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
