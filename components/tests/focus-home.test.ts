import { beforeEach, expect, it, vi } from "vitest";
import { placeAfter } from "@/components/ui/focus-home";

/** As much of an element as is asked of it. */
class Part {
  parentElement: Part | null = null;
  readonly children: Part[] = [];
  constructor(readonly tag: string) {}
  get isConnected(): boolean {
    return this.tag === "body" || (this.parentElement?.isConnected ?? false);
  }
  get nextElementSibling(): Part | null {
    const beside = this.parentElement?.children ?? [];
    return beside[beside.indexOf(this) + 1] ?? null;
  }
  matches(selector: string): boolean {
    return selector.split(", ").some((one) => one.split(/[[:]/u)[0] === this.tag);
  }
  querySelector(selector: string): Part | null {
    for (const child of this.children) {
      const found = child.matches(selector) ? child : child.querySelector(selector);
      if (found) return found;
    }
    return null;
  }
  put(...parts: readonly Part[]): this {
    for (const part of parts) part.parentElement = this;
    this.children.push(...parts);
    return this;
  }
  leave(): void {
    const beside = this.parentElement?.children ?? [];
    beside.splice(beside.indexOf(this), 1);
    this.parentElement = null;
  }
}

const part = (tag: string, ...parts: readonly Part[]): Part => new Part(tag).put(...parts);
/** What the browser says of a part that left its parent. */
const left = (target: Part, previousSibling: Part | null, nextSibling: Part | null) =>
  placeAfter(Object.assign(Object.create(null), { target, previousSibling, nextSibling }));

beforeEach(() => vi.stubGlobal("Element", Part));

it("goes to what came in its place, and else to the next one, and else to the one before", () => {
  const [takeBack, pause, goOn] = [part("button"), part("button"), part("button")];
  const acts = part("div", takeBack, pause);
  part("body", acts);
  pause.leave();
  acts.put(goOn);
  expect(left(acts, takeBack, null)).toBe(goOn);
  goOn.leave();
  expect(left(acts, takeBack, null)).toBe(takeBack);
  const [first, second] = [part("tr", part("td", part("button"))), part("tr", part("td", part("button")))];
  const rows = part("tbody", first, second);
  part("body", rows);
  first.leave();
  expect(left(rows, null, second)).toBe(second.querySelector("button"));
});

it("goes to the heading over it where nothing beside it takes the focus, also where its parts left one by one", () => {
  const [approve, decline, heading] = [part("button"), part("button"), part("h2")];
  const foot = part("footer", approve, decline);
  const pane = part("section", heading, foot);
  part("body", pane);
  approve.leave();
  decline.leave();
  expect(left(foot, null, decline)).toBe(heading);
  foot.leave();
  expect(left(pane, heading, null)).toBe(heading);
  const elsewhere = part("div", part("button"));
  expect(left(elsewhere, null, null)).toBeNull();
});
