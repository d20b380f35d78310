import type { ReactNode } from "react";

export type ToastAction = { readonly label: string; readonly run: () => void; readonly keys?: string };

export type Toast = {
  readonly id: number;
  /** Errors are announced at once, everything else when speech is free. */
  readonly tone: "done" | "info" | "error";
  readonly message: ReactNode;
  /** The slot for Undo. A toast with an action stays for its whole time. */
  readonly action: ToastAction | null;
  readonly lastsMs: number;
};

type NewToast = { tone?: Toast["tone"]; message: ReactNode; action?: ToastAction; lastsMs?: number };

const shownAtMost = 3;
const usualMs = 6_000;
const errorMs = 12_000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message in the corner and returns its id; the oldest of more than three leaves. */
export function showToast({ tone = "done", message, action, lastsMs }: NewToast): number {
  lastId += 1;
  const toast: Toast = {
    id: lastId,
    tone,
    message,
    action: action ?? null,
    lastsMs: lastsMs ?? (tone === "error" ? errorMs : usualMs),
  };
  replace([...toasts, toast].slice(-shownAtMost));
  return toast.id;
}

export function dismissToast(id: number): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentToasts = (): readonly Toast[] => toasts;

const none: readonly Toast[] = [];
export const noToasts = (): readonly Toast[] => none;
