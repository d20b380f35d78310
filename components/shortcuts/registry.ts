import { isSingleKey, type ShortcutId, type ShortcutLayer, shortcuts } from "./catalogue";
import { belongsToControl, matchSequence, nameOfPress } from "./key-matching";
import { areSingleKeysOn } from "./single-keys";

type Registration = { readonly id: ShortcutId; readonly layer: ShortcutLayer; readonly run: () => void };

const sequenceMs = 1_000;
const order: Readonly<Record<ShortcutLayer, number>> = { dialog: 4, stage: 3, case: 2, page: 1, global: 0 };

let registrations: readonly Registration[] = [];
let pressed: readonly string[] = [];
let lastPressAt = 0;

/** Lets a shortcut act until the returned function is called; of two, the one of the higher layer, then the later. */
export function register(id: ShortcutId, run: () => void): () => void {
  const registration: Registration = { id, layer: shortcuts[id].layer, run };
  if (registrations.length === 0) document.addEventListener("keydown", onKeyDown);
  registrations = [...registrations, registration];
  return () => {
    registrations = registrations.filter((other) => other !== registration);
    if (registrations.length === 0) document.removeEventListener("keydown", onKeyDown);
  };
}

/** Does what the key would do; false when nobody on this page listens. */
export function runShortcut(id: ShortcutId): boolean {
  const heard = listening(registrations.filter((registration) => registration.id === id))[0];
  heard?.run();
  return heard !== undefined;
}

function listening(candidates: readonly Registration[]): readonly Registration[] {
  return candidates
    .map((registration, index) => ({ registration, index }))
    .sort((a, b) => order[b.registration.layer] - order[a.registration.layer] || b.index - a.index)
    .map(({ registration }) => registration);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat) return;
  const name = nameOfPress(event);
  const focused = event.target instanceof Element ? event.target : null;
  if (name === null || name === "Shift" || belongsToControl(name, focused)) return;
  if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
  pressed = event.timeStamp - lastPressAt > sequenceMs ? [name] : [...pressed, name];
  lastPressAt = event.timeStamp;
  const found = find(pressed) ?? find([name]);
  if (found === undefined) {
    if (!isPrefix(pressed)) pressed = isPrefix([name]) ? [name] : [];
    return;
  }
  pressed = [];
  event.preventDefault();
  found.run();
}

function usable(): readonly Registration[] {
  const withSingleKeys = areSingleKeysOn();
  return listening(registrations.filter(({ id }) => withSingleKeys || !isSingleKey(shortcuts[id])));
}

function find(keys: readonly string[]): Registration | undefined {
  return usable().find(({ id }) => shortcuts[id].presses.some((press) => matchSequence(keys, press) === "full"));
}

function isPrefix(keys: readonly string[]): boolean {
  return usable().some(({ id }) => shortcuts[id].presses.some((press) => matchSequence(keys, press) === "partial"));
}
