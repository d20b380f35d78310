import { type Refused, refuse } from "@/server/accounts/domain/result";

/** The one answer to every second proof that does not hold: wrong, used, expired, used up, of another browser. */
export const refuseProof = (): Refused =>
  refuse({
    code: "VALIDATION",
    fields: [{ field: "code", problem: "This code does not work. Check it and try again." }],
  });
