import { describe, expect, it } from "vitest";
import {
  countNewCasesSchema,
  getAccountTrustSchema,
  getAuditEntrySchema,
  listAuditEntriesSchema,
  searchAccountsSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";

const ID = "019ce0bc-0000-7000-8000-000000000001";
const FIRST = new Date(-8.64e15);
const LAST = new Date(8.64e15);

/** Questions that the database itself would choke on. */
describe("a question that no database can be asked", () => {
  it.each([
    ["NUL in a search", searchAccountsSchema, { text: "a\0b" }],
    ["NUL in a link to a search", searchAccountsSchema, { lq: "a\0b" }],
    ["NUL in a filter", listAuditEntriesSchema, { subjectId: "a\0" }],
    ["NUL in a list of filters", listAuditEntriesSchema, { actions: ["a\0"] }],
    ["the end of time", listAuditEntriesSchema, { to: LAST }],
    ["the beginning of time", listAuditEntriesSchema, { from: FIRST }],
    ["the beginning of time, for news", countNewCasesSchema, { since: FIRST }],
    ["the end of time, for standing", getAccountTrustSchema, { accountId: ID, at: LAST }],
    ["the end of time, for an entry", getAuditEntrySchema, { id: ID, recordedAt: LAST }],
  ])("is refused: %s", (_what, schema, input) => expect(schema.safeParse(input).success).toBe(false));

  it.each([
    ["line breaks and any script", searchAccountsSchema, { text: "आशा\nVerma" }],
    ["a day long gone", countNewCasesSchema, { since: new Date(0) }],
    ["now", listAuditEntriesSchema, { from: new Date(0), to: new Date() }],
  ])("is none: %s", (_what, schema, input) => expect(schema.safeParse(input).success).toBe(true));
});
