import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { TaskList } from "@/components/selling/task-list";
import type { SellingTaskDto } from "@/server/accounts/application/dto/selling-dto";

const task = (stage: SellingTaskDto["stage"], status: SellingTaskDto["status"]): SellingTaskDto => ({
  stage,
  status,
  returned: null,
  fields: {},
  savedAt: null,
  draftKeptAt: null,
  sentAt: null,
  isOpen: status === "ACTION_NEEDED" || status === "IN_PROGRESS" || status === "NOT_STARTED",
});

const shown = (tasks: readonly SellingTaskDto[]): string =>
  renderToStaticMarkup(createElement(TaskList, { tasks })).replaceAll(/<svg.*?<\/svg>/gs, "");

const items = (html: string): readonly string[] => html.split("<li").slice(1);

it("says each status in its own words, and links to every task that can be opened", () => {
  const rows = items(
    shown([
      task("BUSINESS", "COMPLETED"),
      task("IDENTITY", "IN_REVIEW"),
      task("TAX", "IN_PROGRESS"),
      task("PAYOUT", "NOT_STARTED"),
      task("STORE", "CANNOT_START"),
    ]),
  );
  const words = ["Completed", "In review", "In progress", "Not yet started", "Cannot start yet"];
  expect(rows.map((row, place) => row.includes(words[place] ?? "?"))).toEqual(words.map(() => true));
  expect(rows.map((row) => row.includes("<a "))).toEqual([true, true, true, true, false]);
  expect(rows.at(-1)).toContain("After task 4");
});

it("gives what came back in the words it was sent in, as text alone, and until when", () => {
  const returned = {
    message: 'The photo is blurred <img src=x onerror="alert(1)"> \u202Etxt',
    at: new Date("2026-11-19T06:00:00Z"),
    until: new Date("2026-11-27T06:00:00Z"),
  };
  const html = shown([{ ...task("TAX", "ACTION_NEEDED"), returned }]);
  expect(html).toContain("Action needed");
  expect(html).toContain("<bdi>The photo is blurred &lt;img src=x");
  expect(html).toMatch(/Returned .*19 Nov 2026/);
  expect(html).toMatch(/Send it by .*27 Nov 2026/);
});
