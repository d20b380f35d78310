const storageKey = "gs.single-key-shortcuts";
const listeners = new Set<() => void>();

/** Whether keys without Control may act; kept on this browser, on unless switched off. */
export function areSingleKeysOn(): boolean {
  return typeof localStorage === "undefined" || localStorage.getItem(storageKey) !== "off";
}

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? "on" : "off");
  for (const tell of listeners) tell();
}

export function subscribeToSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
