"use client";

import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";
import { currentToasts, dismissToast, noToasts, subscribeToToasts, type Toast } from "./toast-store";

const icons = { done: CircleCheck, info: Info, error: CircleAlert } as const;

/** Where toasts appear. Stands once in each shell; both live regions exist before anything is said in them. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, noToasts);
  const [isHeld, setIsHeld] = useState(false);
  const hold = { onMouseEnter: () => setIsHeld(true), onMouseLeave: () => setIsHeld(false) };
  const region = (tone: "polite" | "assertive") => (
    <div aria-live={tone} className="grid justify-items-end gap-2">
      {toasts
        .filter((toast) => (toast.tone === "error") === (tone === "assertive"))
        .map((toast) => (
          <ToastCard key={toast.id} toast={toast} isHeld={isHeld} />
        ))}
    </div>
  );
  return (
    <section
      aria-label="Messages"
      {...hold}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="pointer-events-none fixed inset-x-4 bottom-18 z-70 grid justify-items-end gap-2 print:hidden"
    >
      {region("polite")}
      {region("assertive")}
    </section>
  );
}

function ToastCard({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.lastsMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
  const Icon = icons[toast.tone];
  const { action } = toast;
  return (
    <div className="edged pointer-events-auto flex max-w-110 min-w-72 animate-rise items-center gap-3 rounded-md bg-fg py-2 ps-3 pe-2 text-form text-bg shadow-pop">
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">{toast.message}</p>
      {action ? (
        <button
          type="button"
          className={cx(
            "inline-flex min-h-8 shrink-0 items-center gap-2 rounded-sm border border-bg/45 px-3 font-emphasis outline-offset-1 focus-visible:outline-bg",
          )}
          onClick={() => {
            action.run();
            dismissToast(toast.id);
          }}
        >
          {action.label}
          {action.keys ? <Kbd onSolid>{action.keys}</Kbd> : null}
        </button>
      ) : null}
      <button
        type="button"
        aria-label="Dismiss message"
        className="grid size-8 shrink-0 place-items-center rounded-sm focus-visible:outline-bg"
        onClick={() => dismissToast(toast.id)}
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
