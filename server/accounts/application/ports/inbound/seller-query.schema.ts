import * as z from "zod/mini";
import { SELLER_VIEWS } from "@/server/accounts/application/dto/sellers-dto";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { WAITING_ON } from "@/server/accounts/domain/value-objects/waiting-on";

const plain = (most: number) =>
  z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/, "This holds an invisible character."));
const cursor = z._default(z.nullable(plain(4_096)), null);
const limit = z._default(z.int().check(z.minimum(1), z.maximum(100)), 50);
const MOST_MINUTES = 10 * 365 * 24 * 60;
const minutes = z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(MOST_MINUTES))), null);

/** Of a closed set: none wanted means all. */
const some = <const Words extends readonly string[]>(words: Words) =>
  z._default(z.array(z.enum(words)).check(z.maxLength(words.length)), []);

/** `me`, `none`, or the beginning of a colleague's name. */
const assignees = z._default(z.array(plain(64)).check(z.maxLength(10)), []);

/** What the list and the board are narrowed by; `not` takes away. */
const filter = {
  view: z._default(z.enum(SELLER_VIEWS), "ALL"),
  stages: some(APPLICATION_STAGES),
  notStages: some(APPLICATION_STAGES),
  waitingOn: some(WAITING_ON),
  notWaitingOn: some(WAITING_ON),
  risks: some(RISK_LEVELS),
  notRisks: some(RISK_LEVELS),
  assignees,
  notAssignees: assignees,
  /** Of the time in the stage. */
  olderThanMinutes: minutes,
  youngerThanMinutes: minutes,
  /** Of a store's or its owner's name, or a reference. */
  text: z._default(plain(100), ""),
};

export const listSellersSchema = z.strictObject({
  ...filter,
  cursor,
  /** Endless lists of the browser send it along; pages only go forward. */
  direction: z.optional(z.enum(["forward", "backward"])),
  limit,
});

const MOST_KNOWN = 500;

/** `known` are the rows on the screen. */
export const sellersNewsSchema = z.strictObject({
  ...filter,
  since: z.date().check(z.minimum(new Date("1900-01-01Z")), z.maximum(new Date("9999-12-31Z"))),
  known: z.array(z.uuid()).check(z.maxLength(MOST_KNOWN)),
});

export type ListSellersInput = z.output<typeof listSellersSchema>;
export type SellersNewsInput = z.output<typeof sellersNewsSchema>;
export type SellerFilter = Omit<ListSellersInput, "cursor" | "direction" | "limit">;
