/** Whether list and case stand side by side. */
export const isWide = (): boolean => window.matchMedia("(min-width: 64rem)").matches;

/** Once it is drawn. */
export const focusCase = (): void => void requestAnimationFrame(() => document.getElementById("case")?.focus());
