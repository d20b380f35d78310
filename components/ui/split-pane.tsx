"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";

type SplitPaneProps = {
  /** Name under which the width is kept on this browser. */
  storageKey: string;
  /** What the separator divides, for speech. */
  label: string;
  list: ReactNode;
  pane: ReactNode;
  initialWidth?: number;
  minWidth?: number;
  /** The pane keeps at least this much. */
  minPaneWidth?: number;
  /** On narrow screens only one of the two is shown. */
  narrowShows?: "list" | "pane";
};

const stepPixels = 16;

/** A list and a pane with a line between them that moves by drag, arrows (16 px), Home and End. */
export function SplitPane(props: SplitPaneProps) {
  const { storageKey, label, list, pane, narrowShows = "list" } = props;
  const { initialWidth = 432, minWidth = 320, minPaneWidth = 560 } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initialWidth);
  const [maxWidth, setMaxWidth] = useState(initialWidth * 2);

  useEffect(() => {
    const measure = () => setMaxWidth(Math.max(minWidth, (frame.current?.clientWidth ?? 0) - minPaneWidth));
    measure();
    const stored = Number(localStorage.getItem(storageKey));
    if (stored >= minWidth) setWidth(stored);
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [storageKey, minWidth, minPaneWidth]);

  const shown = Math.min(Math.max(width, minWidth), maxWidth);
  const resize = (next: number) => {
    const kept = Math.round(Math.min(Math.max(next, minWidth), maxWidth));
    setWidth(kept);
    localStorage.setItem(storageKey, String(kept));
  };
  return (
    <div
      ref={frame}
      className="grid min-h-0 flex-1 bg-surface lg:grid-cols-[var(--list)_1px_minmax(0,1fr)]"
      style={{ "--list": `${shown}px` } as React.CSSProperties}
    >
      <div
        className={narrowShows === "list" ? "flex min-h-0 min-w-0 flex-col" : "hidden min-h-0 min-w-0 flex-col lg:flex"}
      >
        {list}
      </div>
      <Separator label={label} width={shown} min={minWidth} max={maxWidth} onResize={resize} frame={frame} />
      <div
        className={narrowShows === "pane" ? "flex min-h-0 min-w-0 flex-col" : "hidden min-h-0 min-w-0 flex-col lg:flex"}
      >
        {pane}
      </div>
    </div>
  );
}

type SeparatorProps = {
  label: string;
  width: number;
  min: number;
  max: number;
  onResize: (width: number) => void;
  frame: React.RefObject<HTMLDivElement | null>;
};

function Separator({ label, width, min, max, onResize, frame }: SeparatorProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const isRtl = frame.current ? getComputedStyle(frame.current).direction === "rtl" : false;
    const sign = isRtl ? -1 : 1;
    const next = { ArrowLeft: width - sign * stepPixels, ArrowRight: width + sign * stepPixels, Home: min, End: max }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    onResize(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    onResize(isRtl ? box.right - event.clientX : event.clientX - box.left);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, not a rule.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round((100 * (width - min)) / Math.max(1, max - min))}
      aria-valuemin={0}
      aria-valuemax={100}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className="relative z-10 hidden touch-none bg-border after:absolute after:inset-y-0 after:-start-1 after:w-2.5 after:cursor-col-resize hover:bg-border-strong focus-visible:bg-ring lg:block print:hidden"
    />
  );
}
