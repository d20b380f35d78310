"use client";

import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";

type Side = "top" | "right";
type TooltipProps = { text: ReactNode; children: ReactNode; side?: Side };

const OPENS_AFTER_MS = 300;
/** Long enough to move onto the remark itself. */
const STAYS_MS = 150;

/**
 * A short remark on hover and focus, drawn beside its control. Never the only place where something is said. Small
 * enough to come with every page: nothing is fetched or mounted anew under the pointer or the focus.
 */
export function Tooltip({ text, children, side = "top" }: TooltipProps) {
  const [isOpen, setIsOpen] = useState(false);
  const wrapper = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = (open: boolean, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsOpen(open), afterMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => (isOpen ? onLeaving(() => setIsOpen(false)) : undefined), [isOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has no box of its own; what is inside is the control.
    <span
      ref={wrapper}
      className="contents"
      onPointerEnter={({ pointerType }: PointerEvent) => {
        if (pointerType !== "touch") turn(true, OPENS_AFTER_MS);
      }}
      onPointerLeave={() => turn(false, STAYS_MS)}
      onPointerDown={() => turn(false, 0)}
      onFocus={({ target }: FocusEvent) => {
        if (target.matches(":focus-visible")) turn(true, 0);
      }}
      onBlur={() => turn(false, 0)}
    >
      {children}
      {isOpen ? (
        <span
          ref={(node) => {
            const control = wrapper.current?.firstElementChild;
            if (node && control) placeBeside(node, control, side);
          }}
          role="tooltip"
          popover="manual"
          className="edged fixed inset-auto m-0 w-max max-w-72 animate-fade overflow-visible rounded-sm bg-fg px-2 py-1 text-meta text-bg"
        >
          {text}
        </span>
      ) : null}
    </span>
  );
}

/** Escape and scrolling close it. */
function onLeaving(close: () => void): () => void {
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === "Escape") close();
  };
  document.addEventListener("keydown", onKey);
  window.addEventListener("scroll", close, { capture: true, passive: true });
  return () => {
    document.removeEventListener("keydown", onKey);
    window.removeEventListener("scroll", close, { capture: true });
  };
}

const GAP = 6;
const EDGE = 8;

/** Above everything and within the window: on the other side where this one has no room. */
function placeBeside(remark: HTMLElement, control: Element, side: Side): void {
  remark.showPopover();
  const at = control.getBoundingClientRect();
  const { width, height } = remark.getBoundingClientRect();
  const within = (wish: number, size: number, room: number) => Math.max(EDGE, Math.min(wish, room - size - EDGE));
  const isAbove = at.top - height - GAP >= EDGE;
  const isRight = at.right + GAP + width <= window.innerWidth - EDGE;
  const middle = { x: at.left + (at.width - width) / 2, y: at.top + (at.height - height) / 2 };
  const left = side === "top" ? middle.x : isRight ? at.right + GAP : at.left - width - GAP;
  const top = side === "right" ? middle.y : isAbove ? at.top - height - GAP : at.bottom + GAP;
  remark.style.left = `${within(left, width, window.innerWidth)}px`;
  remark.style.top = `${within(top, height, window.innerHeight)}px`;
}
