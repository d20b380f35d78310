import { expect, test } from "vitest";
import {
  firstLook,
  leafing,
  moved,
  stepDocument,
  type ViewerMove,
  ZOOMS,
} from "@/components/sellers/review/viewer-state";
import { wordsApart } from "@/components/sellers/review/words-apart";
import { shortcuts } from "@/components/shortcuts/catalogue";

const after = (...moves: readonly ViewerMove[]) => moves.reduce(moved, firstLook);
const larger: ViewerMove = { kind: "ZOOM", by: 1 };
const smaller: ViewerMove = { kind: "ZOOM", by: -1 };
const on: ViewerMove = { kind: "PAGE", by: 1, pages: 3 };
const back: ViewerMove = { kind: "PAGE", by: -1, pages: 3 };

test("a document is first seen whole, upright, from its first page", () => {
  expect(firstLook).toEqual({ page: 0, zoom: 100, turns: 0 });
});

test("plus and minus step through the sizes and stop at the last", () => {
  expect(after(larger).zoom).toBe(125);
  expect(after(larger, smaller).zoom).toBe(100);
  expect(after(...Array.from({ length: 20 }, () => larger)).zoom).toBe(ZOOMS.at(-1));
  expect(after(...Array.from({ length: 20 }, () => smaller)).zoom).toBe(ZOOMS[0]);
});

test("nought fits the width again and keeps page and turn", () => {
  expect(after(larger, on, { kind: "TURN" }, { kind: "FIT" })).toEqual({ page: 1, zoom: 100, turns: 1 });
});

test("pages end at both ends, four turns are none", () => {
  expect(after(back).page).toBe(0);
  expect(after(on, on, on, on).page).toBe(2);
  expect(after(...Array.from({ length: 4 }, (): ViewerMove => ({ kind: "TURN" }))).turns).toBe(0);
});

test("the brackets walk the documents and stop at the ends; the first key opens the first", () => {
  const ids = ["a", "b", "c"];
  expect([stepDocument(ids, null, 1), stepDocument(ids, null, -1)]).toEqual(["a", "a"]);
  expect([stepDocument(ids, "a", 1), stepDocument(ids, "c", -1)]).toEqual(["b", "b"]);
  expect([stepDocument(ids, "c", 1), stepDocument(ids, "a", -1), stepDocument([], null, 1)]).toEqual([
    null,
    null,
    null,
  ]);
});

test("Page Down scrolls until the page's end, then leafs; Page Up likewise; other keys never leaf", () => {
  const place = (scrollTop: number) => ({ scrollTop, clientHeight: 400, scrollHeight: 1000 });
  expect([leafing("PageDown", place(0)), leafing("PageDown", place(600))]).toEqual([null, 1]);
  expect([leafing("PageUp", place(600)), leafing("PageUp", place(0))]).toEqual([null, -1]);
  expect([leafing("ArrowDown", place(600)), leafing(" ", place(600))]).toEqual([null, null]);
});

test("the keys of the viewer are those of the help", () => {
  expect(shortcuts["document-larger"].presses).toContain("+");
  expect(shortcuts["document-smaller"].presses).toContain("-");
  expect(shortcuts["document-fit"].presses).toEqual(["0"]);
  expect(shortcuts["document-turn"].presses).toEqual(["t"]);
  expect([shortcuts["document-page-previous"].presses, shortcuts["document-page-next"].presses]).toEqual([
    ["{"],
    ["}"],
  ]);
  expect([shortcuts["document-previous"].presses, shortcuts["document-next"].presses]).toEqual([["["], ["]"]]);
});

test("what a document says beyond the declared words is set apart, case and commas aside", () => {
  expect(wordsApart("Kaveri Handlooms", "KAVERI HANDLOOMS, & Co").filter(({ differs }) => differs)).toEqual([
    { word: "&", differs: true },
    { word: "Co", differs: true },
  ]);
  expect(wordsApart("29AAKFK4821M1ZU", "29AAKFK4821M1ZV").map(({ differs }) => differs)).toEqual([true]);
});
