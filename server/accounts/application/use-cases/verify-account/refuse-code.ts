import { type Refused, refuse } from "@/server/accounts/domain/result";

/** The one answer to every code that does not work: wrong, used, expired, used up or never sent. */
export const refuseCode = (): Refused =>
  refuse({
    code: "VALIDATION",
    fields: [{ field: "code", problem: "This code does not work. Check it, or ask for a new one." }],
  });
