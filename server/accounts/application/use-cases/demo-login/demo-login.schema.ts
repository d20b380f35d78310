import * as z from "zod/mini";

/** The made-up people of the demo, by the role that their button names; the second ones are there for four eyes. */
export const DEMO_PEOPLE = [
  "analyst",
  "lead",
  "support",
  "auditor",
  "admin",
  "second-lead",
  "second-admin",
  "buyer",
  "seller",
  "applicant",
] as const;

export const demoLoginSchema = z.strictObject({ person: z.enum(DEMO_PEOPLE, "There is no such person here.") });

export type DemoLoginInput = z.infer<typeof demoLoginSchema>;
