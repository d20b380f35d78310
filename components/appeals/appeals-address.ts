import { parseAsStringLiteral } from "nuqs/server";

export const appealTabs = ["waiting", "answered"] as const;

export type AppealTab = (typeof appealTabs)[number];

/** Which appeals are listed. */
export const appealsAddress = { tab: parseAsStringLiteral(appealTabs).withDefault("waiting") };

/** The list's question for a tab, the same on the server and in the browser. */
export const appealsInput = (tab: AppealTab) => ({ view: tab === "waiting" ? "OPEN" : "ANSWERED", limit: 25 }) as const;
