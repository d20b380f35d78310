import { createLoader, createParser, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { SellerView } from "@/server/accounts/application/dto/sellers-dto";
import { parseSellersQuery } from "./sellers-query";

const layouts = ["list", "board"] as const;
const viewWords = ["all", "needs-us", "waiting-for-seller", "paused", "late"] as const;

export type SellersLayout = (typeof layouts)[number];
export type SellersViewWord = (typeof viewWords)[number];

const views: Readonly<Record<SellersViewWord, SellerView>> = {
  all: "ALL",
  "needs-us": "US",
  "waiting-for-seller": "SELLER",
  paused: "PAUSED",
  late: "LATE",
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What of the page stands in its address, so that a colleague who opens the link sees the same. */
export const sellersAddress = {
  layout: parseAsStringLiteral(layouts).withDefault("list"),
  view: parseAsStringLiteral(viewWords).withDefault("all"),
  q: parseAsString.withDefault(""),
  sel: createParser({ parse: (text) => (uuid.test(text) ? text : null), serialize: (id: string) => id }),
};

export type SellersAddress = {
  readonly layout: SellersLayout;
  readonly view: SellersViewWord;
  readonly q: string;
  readonly sel: string | null;
};

/** The page asks for as many rows at once, and so does the browser. */
const pageSize = 50;
const columnSize = 25;

/** What the server is asked for an address. */
export function sellersFilter({ view, q }: Pick<SellersAddress, "view" | "q">) {
  const { filter, isLate } = parseSellersQuery(q);
  return { view: isLate ? "LATE" : views[view], ...filter } as const;
}

export type SellersFilter = ReturnType<typeof sellersFilter>;
export type BoardStage = SellersFilter["stages"][number];

export const listInput = (filter: SellersFilter) => ({ ...filter, limit: pageSize });

export const columnInput = (filter: SellersFilter, stage: BoardStage) => ({
  ...filter,
  stages: [stage],
  limit: columnSize,
});

const stagesInOrder: readonly BoardStage[] = ["BUSINESS", "IDENTITY", "TAX", "PAYOUT", "STORE", "FINAL"];

/** The columns that the filter leaves. */
export const boardStages = ({ stages, notStages }: SellersFilter): readonly BoardStage[] =>
  stagesInOrder.filter((stage) => (stages.length === 0 || stages.includes(stage)) && !notStages.includes(stage));

export const isFiltered = ({ view, q }: Pick<SellersAddress, "view" | "q">): boolean => view !== "all" || q !== "";

/** An application's own page, at the stage in hand. */
export const applicationHref = (applicationId: string): string => `/console/sellers/${applicationId}`;

/** For the server: the same address, read from a page's query. */
export const loadSellersAddress = createLoader(sellersAddress);
