import { type Refused, refuse } from "@/server/accounts/domain/result";

/** The one answer to every link that does not work: changed, used, expired, revoked, somebody else's or never made. */
export const refuseLink = (): Refused =>
  refuse({
    code: "VALIDATION",
    fields: [{ field: "link", problem: "This link does not work any more. Links work once, for 30 minutes." }],
  });
