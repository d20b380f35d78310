import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardPlace, nextPlace } from "@/components/sellers/list/board-keys";
import { durationText } from "@/components/sellers/list/duration-text";
import { boardStages, sellersFilter } from "@/components/sellers/list/sellers-address";
import { parseSellersQuery, toggledPart, withoutPrivate } from "@/components/sellers/list/sellers-query";
import { listSellersSchema } from "@/server/accounts/application/ports/inbound/seller-query.schema";

describe("the words of the filter", () => {
  const filterOf = (q: string) => parseSellersQuery(q).filter;

  it("reads stages, who has to act, risk, assignee and age, with a minus for not", () => {
    expect(filterOf("stage:tax,IDENTITY -waiting:seller risk:high assignee:me,none age:>4h age:<2d")).toMatchObject({
      stages: ["TAX", "IDENTITY"],
      notWaitingOn: ["SELLER"],
      risks: ["HIGH"],
      assignees: ["me", "none"],
      olderThanMinutes: 240,
      youngerThanMinutes: 2_880,
    });
    expect(filterOf("waiting:paused").waitingOn).toEqual(["NOBODY"]);
    expect(filterOf('-assignee:"Leela M"').notAssignees).toEqual(["leela m"]);
  });

  it("takes other words for names, in quotes or not", () => {
    expect(filterOf('kaveri "blue pottery" stage:tax').text).toBe("kaveri blue pottery");
  });

  it("knows what is late, in any view", () => {
    expect(sellersFilter({ view: "needs-us", q: "due:late" }).view).toBe("LATE");
    expect(sellersFilter({ view: "waiting-for-seller", q: "" }).view).toBe("SELLER");
  });

  it("names what it does not understand instead of showing half of it", () => {
    const { filter, ignored } = parseSellersQuery("foo:bar stage:tax,nope -kaveri age:soon due:tomorrow");
    expect(ignored).toEqual(["foo:bar", "stage:tax,nope", "-kaveri", "age:soon", "due:tomorrow"]);
    expect(filter).toEqual(filterOf(""));
  });

  it("is something the server takes, whatever is typed", () => {
    const part = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc
        .tuple(fc.constantFrom("stage", "-risk", "waiting", "assignee", "age"), fc.string({ maxLength: 9 }))
        .map((two) => two.join(":")),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const q = parts.join(" ").replaceAll("\0", "");
        expect(listSellersSchema.safeParse(sellersFilter({ view: "all", q })).success).toBe(true);
      }),
    );
  });

  it("keeps contacts out of the address, and lets a reference in", () => {
    expect(withoutPrivate("asha@mail.in stage:tax")).toEqual({ text: " stage:tax", dropped: true });
    expect(withoutPrivate("+919820044111").dropped).toBe(true);
    expect(withoutPrivate("assignee:me@home").dropped).toBe(true);
    expect(withoutPrivate("APP-4T9K-Q2MX app-0123-4567")).toEqual({
      text: "APP-4T9K-Q2MX app-0123-4567",
      dropped: false,
    });
  });

  it("puts a part in, and takes it out again", () => {
    expect(toggledPart("risk:high", "stage:tax")).toBe("risk:high stage:tax");
    expect(toggledPart("stage:tax risk:high", "stage:tax")).toBe("risk:high");
  });

  it("leaves the board the columns that are wanted", () => {
    expect(boardStages(sellersFilter({ view: "all", q: "" }))).toHaveLength(6);
    expect(boardStages(sellersFilter({ view: "all", q: "stage:final,tax -stage:tax" }))).toEqual(["FINAL"]);
  });
});

describe("the keys of the board", () => {
  const sizes = [3, 0, 1, 2, 0, 0];

  it.each([
    ["down", "ArrowDown", { column: 0, card: 0 }, { column: 0, card: 1 }],
    ["down at the end", "j", { column: 0, card: 2 }, { column: 0, card: 2 }],
    ["up", "k", { column: 0, card: 1 }, { column: 0, card: 0 }],
    [
      "right over an empty column, to the last card of a short one",
      "ArrowRight",
      { column: 0, card: 2 },
      { column: 2, card: 0 },
    ],
    ["right of the last column with cards", "ArrowRight", { column: 3, card: 1 }, { column: 3, card: 1 }],
    ["left", "ArrowLeft", { column: 3, card: 1 }, { column: 2, card: 0 }],
    ["to the first", "Home", { column: 0, card: 2 }, { column: 0, card: 0 }],
    ["to the last", "End", { column: 0, card: 0 }, { column: 0, card: 2 }],
    ["from nowhere", "ArrowDown", null, { column: 0, card: 0 }],
    ["another key", "x", { column: 0, card: 0 }, null],
  ] as const)("%s", (_, key, at, next) => expect(nextPlace(key, at, sizes)).toEqual(next));

  it("does nothing on an empty board", () => {
    expect(nextPlace("ArrowDown", null, [0, 0, 0, 0, 0, 0])).toBeNull();
  });

  it("always leads to a card that is there", () => {
    const keys = fc.constantFrom("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "j", "k");
    const board = fc.array(fc.nat(4), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(board, fc.array(keys, { maxLength: 30 }), (columns, presses) => {
        let at: CardPlace | null = null;
        for (const key of presses) {
          at = nextPlace(key, at, columns);
          if (at === null) expect(columns.every((size) => size === 0)).toBe(true);
          else expect(at.card).toBeLessThan(columns[at.column] ?? 0);
        }
      }),
    );
  });
});

it.each([
  [0.2, "under 1 min"],
  [12, "12 min"],
  [360, "6 h"],
  [1_560, "1 d 2 h"],
  [2_880, "2 d"],
  [1_435, "1 d"],
])("says %d minutes as %s", (minutes, words) => expect(durationText(minutes)).toBe(words));
