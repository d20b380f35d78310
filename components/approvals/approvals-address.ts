import { createParser, parseAsStringLiteral } from "nuqs/server";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const approvalTabs = ["waiting", "done"] as const;

export type ApprovalTab = (typeof approvalTabs)[number];

/** Which requests are listed, and the one that is open. */
export const approvalsAddress = {
  tab: parseAsStringLiteral(approvalTabs).withDefault("waiting"),
  ap: createParser<string>({ parse: (text) => (uuid.test(text) ? text : null), serialize: (text) => text }),
};

/** The list's question for a tab, the same on the server and in the browser. */
export const approvalsInput = (tab: ApprovalTab) =>
  ({ view: tab === "waiting" ? "PENDING" : "DECIDED", limit: 25 }) as const;
