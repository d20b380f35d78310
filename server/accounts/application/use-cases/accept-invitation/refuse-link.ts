import { type Refused, refuse } from "@/server/accounts/domain/result";

/** Changed, too old, used, withdrawn, never ours: one answer for all, and nothing to tell them apart by. */
export const refuseLink = (): Refused => refuse({ code: "NOT_FOUND", what: "invitation" });
