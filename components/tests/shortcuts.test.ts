import { expect, test } from "vitest";
import { isSingleKey, shortcutGroups, shortcutIds, shortcuts } from "@/components/shortcuts/catalogue";
import { belongsToControl, matchSequence, nameOfPress } from "@/components/shortcuts/key-matching";

const press = (key: string, held: Partial<Parameters<typeof nameOfPress>[0]> = {}) =>
  nameOfPress({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    ...held,
  });

/** An element that answers `closest` as if it were of the given kind. */
const focusedOn = (kind: string): Pick<Element, "closest"> => ({
  closest: (selector: string) => {
    const isInside = selector.split(", ").some((part) => part.startsWith(kind));
    return isInside ? ({} as Element) : null;
  },
});

test("no press does two things in one layer", () => {
  const seen = shortcutIds.flatMap((id) => shortcuts[id].presses.map((keys) => `${shortcuts[id].layer} ${keys}`));
  expect(new Set(seen).size).toBe(seen.length);
});

test("no single key swallows the beginning of a sequence", () => {
  const all = shortcutIds.flatMap((id) => shortcuts[id].presses);
  const begun = all.filter((keys) => keys.includes(" ")).map((keys) => keys.split(" ")[0]);
  expect(all.filter((keys) => begun.includes(keys))).toEqual([]);
});

test("every shortcut stands in a group that the help shows", () => {
  expect(shortcutIds.filter((id) => !shortcutGroups.includes(shortcuts[id].group))).toEqual([]);
});

test("Control and Command are the same key, and their letter has no case", () => {
  expect([press("k", { ctrlKey: true }), press("K", { metaKey: true })]).toEqual(["Mod+k", "Mod+k"]);
});

test("Enter with Shift is a key of its own; letters and signs have Shift in their names", () => {
  expect([press("Enter", { shiftKey: true }), press("?", { shiftKey: true })]).toEqual(["Shift+Enter", "?"]);
  expect(belongsToControl("Shift+Enter", focusedOn("button"))).toBe(true);
});

test("nothing is heard with Alt or while a word is being composed", () => {
  expect([press("j", { altKey: true }), press("j", { isComposing: true }), press("Process")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("a sequence is heard key by key", () => {
  expect(matchSequence(["g"], "g r")).toBe("partial");
  expect(matchSequence(["g", "r"], "g r")).toBe("full");
  expect(matchSequence(["g", "x"], "g r")).toBe("none");
});

test("bare keys are left to a field that is being typed in, Control keys are not", () => {
  expect(belongsToControl("j", focusedOn("textarea"))).toBe(true);
  expect(belongsToControl("Mod+k", focusedOn("textarea"))).toBe(false);
});

test("a focused button keeps Enter and gives away letters", () => {
  expect(belongsToControl("Enter", focusedOn("button"))).toBe(true);
  expect(belongsToControl("j", focusedOn("button"))).toBe(false);
});

test("only keys with Control survive the off switch", () => {
  expect(shortcutIds.filter((id) => !isSingleKey(shortcuts[id]))).toEqual(["search"]);
});
