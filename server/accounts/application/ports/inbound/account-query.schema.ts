import * as z from "zod/mini";
import { ACTIVITY_KINDS } from "@/server/accounts/application/dto/activity-dto";
import { LOOKUP_SCOPES } from "@/server/accounts/application/dto/lookup-dto";
import { REVIEW_VIEWS } from "@/server/accounts/application/dto/review-queue-dto";
import { HISTORY_DAYS } from "@/server/accounts/application/dto/score-history-dto";

const LONGEST_TEXT = 1_000;
/** No text of ours holds NUL, and the database takes none. */
const text = (most: number) =>
  z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/, "This holds an invisible character."));
/** Years that the database and people understand. */
const moment = () => z.date().check(z.minimum(new Date("1900-01-01Z")), z.maximum(new Date("9999-12-31Z")));
const cursor = z._default(z.nullable(text(4_096)), null);
/** Endless lists of the browser send it along; pages only go forward. */
const direction = z.optional(z.enum(["forward", "backward"]));
const limit = (usual: number, most = 100) => z._default(z.int().check(z.minimum(1), z.maximum(most)), usual);
const words = (most: number) => z._default(z.array(text(64)).check(z.maxLength(most)), []);

/** `text`, or the `lq` token of an earlier answer that stands for it. An empty text lists the newest accounts. */
export const searchAccountsSchema = z.strictObject({
  text: z._default(text(LONGEST_TEXT), ""),
  lq: cursor,
  scope: z._default(z.enum(LOOKUP_SCOPES), "ANY"),
  cursor,
  direction,
  limit: limit(8, 50),
});

export const listReviewCasesSchema = z.strictObject({
  view: z._default(z.enum(REVIEW_VIEWS), "DUE_FIRST"),
  /** A backtest's run: its largest moves alone, where somebody opened cases for them. */
  sample: z._default(z.nullable(z.uuid()), null),
  cursor,
  direction,
  limit: limit(50),
});

/** Cases that the view would show and that were opened after this moment. */
export const countNewCasesSchema = z.strictObject({
  since: moment(),
  view: z._default(z.enum(REVIEW_VIEWS), "DUE_FIRST"),
});

/** `view` decides which case comes next. */
export const getReviewCaseSchema = z.strictObject({
  caseId: z.uuid(),
  view: z._default(z.enum(REVIEW_VIEWS), "DUE_FIRST"),
});

export const getAccountSchema = z.strictObject({ accountId: z.uuid() });

export const getAccountTrustSchema = z.strictObject({
  accountId: z.uuid(),
  /** A past moment; null for now. */
  at: z._default(z.nullable(moment()), null),
  days: z._default(z.union(HISTORY_DAYS.map((days) => z.literal(days))), 90),
});

export const getAccountActivitySchema = z.strictObject({
  accountId: z.uuid(),
  kind: z._default(z.nullable(z.enum(ACTIVITY_KINDS)), null),
  cursor,
  direction,
  limit: limit(25),
});

export const listAccountSessionsSchema = z.strictObject({ accountId: z.uuid(), cursor, direction, limit: limit(25) });

export const listAuditEntriesSchema = z.strictObject({
  /** Account ids of people; `SYSTEM`, `OPERATOR`, `MACHINE`, `ANONYMOUS` and `HOLDER` name the kinds without one. */
  actors: words(20),
  actions: words(50),
  /** The account the entry is about; a case's or session's entries carry its account too. */
  accountId: z._default(z.nullable(z.uuid()), null),
  subjectId: z._default(z.nullable(text(64)), null),
  outcome: z._default(z.nullable(z.enum(["DONE", "REFUSED"])), null),
  channels: words(4),
  /** Bounds on the moment of recording; a missing `from` is 30 days before `to`. */
  from: z._default(z.nullable(moment()), null),
  to: z._default(z.nullable(moment()), null),
  cursor,
  direction,
  limit: limit(50),
});

/** `recordedAt` of the row makes the search touch one month alone. */
export const getAuditEntrySchema = z.strictObject({
  id: z.uuid(),
  recordedAt: z._default(z.nullable(moment()), null),
});

export const APPEAL_VIEWS = ["OPEN", "ANSWERED"] as const;

export const listAppealsSchema = z.strictObject({
  view: z._default(z.enum(APPEAL_VIEWS), "OPEN"),
  cursor,
  direction,
  limit: limit(25),
});

export const getAppealSchema = z.strictObject({ appealId: z.uuid() });

export const previewLockSchema = z.strictObject({ accountId: z.uuid() });

export type SearchAccountsInput = z.output<typeof searchAccountsSchema>;
export type ListReviewCasesInput = z.output<typeof listReviewCasesSchema>;
export type CountNewCasesInput = z.output<typeof countNewCasesSchema>;
export type GetReviewCaseInput = z.output<typeof getReviewCaseSchema>;
export type GetAccountInput = z.output<typeof getAccountSchema>;
export type GetAccountTrustInput = z.output<typeof getAccountTrustSchema>;
export type GetAccountActivityInput = z.output<typeof getAccountActivitySchema>;
export type ListAccountSessionsInput = z.output<typeof listAccountSessionsSchema>;
export type ListAuditEntriesInput = z.output<typeof listAuditEntriesSchema>;
export type GetAuditEntryInput = z.output<typeof getAuditEntrySchema>;
export type PreviewLockInput = z.output<typeof previewLockSchema>;
export type ListAppealsInput = z.output<typeof listAppealsSchema>;
export type GetAppealInput = z.output<typeof getAppealSchema>;
