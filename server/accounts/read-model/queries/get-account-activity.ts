import type { ActivityDto, ActivityRowDto } from "@/server/accounts/application/dto/activity-dto";
import type { GetAccountActivityInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountExists } from "./account-exists";
import { readAuditActivity } from "./activity-audit";
import { type ActivityPosition, NEWEST } from "./activity-position";
import { readSignalActivity } from "./activity-signals";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readTogether } from "./read-pool";
import { readerOf, refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";

/**
 * The account's timeline, newest first: what people and the system did to it, and what happened, in one order. SUPPORT
 * sees sign-ins, the holder's own acts, the system's and their own. Refuses NOT_FOUND.
 */
export const getAccountActivity =
  ({ pool, sealer }: { readonly pool: ReadPool; readonly sealer: Sealer }) =>
  async (input: GetAccountActivityInput, actor: StaffActor): Promise<Result<ActivityDto>> => {
    const refused = refuseUnless(actor, "account.read");
    if (refused) return refused;
    const { accountId, kind, limit } = input;
    const cursors = pageCursors<ActivityPosition>(sealer, "activity", [accountId, kind]);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    const reader = readerOf(actor);
    return await readTogether(pool, async (read) => {
      const asked = { kind, after: after.value ?? NEWEST, limit: limit + 1 };
      const [exists, entries, signals] = await Promise.all([
        accountExists(read, accountId),
        readAuditActivity(read, accountId, reader, asked),
        reader.seesPoints ? readSignalActivity(read, accountId, asked) : [],
      ]);
      if (!exists) return refuse({ code: "NOT_FOUND", what: "account" });
      const found = [...entries, ...signals].sort(newestFirst);
      const rows = found.slice(0, limit);
      const last = found.length > limit ? rows.at(-1) : undefined;
      return done({ rows, nextCursor: last ? cursors.seal([last.at.toISOString(), last.id]) : null });
    });
  };

const newestFirst = (a: ActivityRowDto, b: ActivityRowDto): number =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
