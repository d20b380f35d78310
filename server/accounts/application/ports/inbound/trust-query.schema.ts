import * as z from "zod/mini";
import { FACTORS_TO_DOUBT } from "@/server/accounts/application/dto/outlook-dto";
import { SIGNAL_INPUTS } from "@/server/accounts/application/dto/signals-dto";
import { HYPOTHETICAL_FACTS } from "@/server/accounts/domain/value-objects/hypothetical-fact";

/** Years that the database and people understand. */
const moment = z.date().check(z.minimum(new Date("1900-01-01Z")), z.maximum(new Date("9999-12-31Z")));
const cursor = z.string().check(z.maxLength(4_096), z.regex(/^[^\0]*$/, "This holds an invisible character."));
const atMost = (count: number) => z.int().check(z.minimum(1), z.maximum(count));

/** What an account would score if these things had happened: never more than a hand can name. */
export const whatIfSchema = z.strictObject({
  accountId: z.uuid(),
  imagined: z
    .array(
      z.discriminatedUnion("what", [
        z.strictObject({ what: z.literal("ADD"), fact: z.enum(HYPOTHETICAL_FACTS), count: atMost(200) }),
        z.strictObject({ what: z.literal("FOUND_WRONG"), factor: z.enum(FACTORS_TO_DOUBT), count: atMost(50) }),
      ]),
    )
    .check(z.maxLength(10, "At most ten changes at once.")),
  inDays: z._default(z.int().check(z.minimum(0), z.maximum(365)), 0),
});

export type WhatIfInput = z.output<typeof whatIfSchema>;

/** The facts behind one input, newest first. */
export const listEvidenceSchema = z.strictObject({
  accountId: z.uuid(),
  input: z.enum(SIGNAL_INPUTS),
  /** What was known at a past moment. */
  at: z._default(z.nullable(moment), null),
  cursor: z._default(z.nullable(cursor), null),
  direction: z.optional(z.enum(["forward", "backward"])),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 20),
});

export type ListEvidenceInput = z.output<typeof listEvidenceSchema>;
