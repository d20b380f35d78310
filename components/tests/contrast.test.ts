import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, over, parseOklch } from "./oklch";

type Tokens = ReadonlyMap<string, string>;
type Pair = readonly [front: string, back: string, atLeast: number];

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const [lightText = "", darkText = ""] = css.split("@variant dark {");

function tokensOf(text: string): Tokens {
  return new Map(
    [...text.matchAll(/--([\w-]+): (oklch\([^)]*\));/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const light = tokensOf(lightText);
const dark = tokensOf(darkText);

const text = 4.5;
const graphic = 3;
const surfaces = ["bg", "surface", "surface-pop"] as const;
const risks = ["low", "medium", "high", "critical"] as const;
const statuses = ["pending", "active", "suspended", "locked", "disabled"] as const;

const pairs: readonly Pair[] = [
  ...surfaces.flatMap((surface): readonly Pair[] => [
    ["fg", surface, 13],
    ["muted-fg", surface, 5.6],
    ["subtle-fg", surface, text],
    ["danger", surface, text],
    ["success", surface, text],
    ["warn", surface, text],
    ["info", surface, text],
    ["primary", surface, text],
    ["primary-soft-fg", surface, 7],
    ["pos", surface, text],
    ["neg", surface, text],
    ["input", surface, graphic],
    ["ring", surface, graphic],
    ...risks.map((risk): Pair => [`risk-${risk}`, surface, graphic]),
    ...[1, 2, 3, 4, 5].map((index): Pair => [`chart-${index}`, surface, graphic]),
  ]),
  ["fg", "sunken", 13],
  ["muted-fg", "sunken", text],
  ["fg", "hover", 12],
  ["muted-fg", "hover", text],
  ["ring", "sunken", graphic],
  ["ring", "hover", graphic],
  ["ring", "primary-soft", graphic],
  ["fg", "primary-soft", 7],
  ["muted-fg", "primary-soft", text],
  ["primary-soft-fg", "primary-soft", text],
  ["danger", "primary-soft", text],
  ["primary-fg", "primary", text],
  ["primary-fg", "primary-hover", text],
  ["danger-solid-fg", "danger-solid", text],
  ["danger-solid-fg", "danger-solid-hover", text],
  ["warn-text", "warn-bg", 7],
  ["risk-critical-on", "risk-critical", text],
  ...risks.map((risk): Pair => [`risk-${risk}-fg`, `risk-${risk}-bg`, 7]),
  ...statuses.flatMap((status): readonly Pair[] => [
    [`st-${status}-fg`, `st-${status}-bg`, 7],
    [`st-${status}-fg`, "surface", text],
    [`st-${status}`, "surface", graphic],
  ]),
];

function colour(tokens: Tokens, name: string) {
  const value = tokens.get(name) ?? light.get(name);
  if (value === undefined) throw new Error(`no token --${name}`);
  return parseOklch(value);
}

describe.each([
  ["light", light],
  ["dark", dark],
])("in the %s theme", (_theme, tokens) => {
  test.each(pairs)("%s reads on %s at %d or more", (front, back, atLeast) => {
    const ground = colour(tokens, back);
    expect(contrast(over(colour(tokens, front), ground), ground)).toBeGreaterThanOrEqual(atLeast);
  });

  test("words in a chart read on every band of risk", () => {
    for (const risk of risks) {
      const band = over(colour(tokens, `band-${risk}`), colour(tokens, "surface"));
      expect(contrast(colour(tokens, "fg"), band)).toBeGreaterThanOrEqual(text);
    }
  });
});

test("the dark theme says its own word about every colour of the light one", () => {
  const unsaid = [...light.keys()].filter((name) => !dark.has(name));
  expect(unsaid).toEqual([]);
});
