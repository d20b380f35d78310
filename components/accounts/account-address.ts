import { parseAsStringLiteral } from "nuqs/server";
import { ACTIVITY_FILTERS } from "./activity-filters";

export const accountTabs = ["overview", "trust", "activity", "sessions", "buyer", "seller", "linked", "audit"] as const;

export type AccountTab = (typeof accountTabs)[number];

/** What of an account's page stands in its address. */
export const accountAddress = {
  tab: parseAsStringLiteral(accountTabs).withDefault("overview"),
  kind: parseAsStringLiteral(ACTIVITY_FILTERS).withDefault("ALL"),
};

export const accountHref = (id: string): string => `/console/accounts/${id}`;

/** A tab's own address: the other parts of the page's address belong to other tabs. */
export const tabHref = (id: string, tab: AccountTab): string =>
  tab === "overview" ? accountHref(id) : `${accountHref(id)}?tab=${tab}`;

/** The Trust tab as it was at a moment. */
export const explainHref = (id: string, at: Date): string =>
  `${tabHref(id, "trust")}&at=${encodeURIComponent(at.toISOString())}`;
