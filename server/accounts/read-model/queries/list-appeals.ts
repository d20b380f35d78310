import type { AppealPageDto, AppealRowDto } from "@/server/accounts/application/dto/appeal-dto";
import { appealStateLabel, decisionLabel } from "@/server/accounts/application/dto/appeal-words";
import type { ListAppealsInput } from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { appealStateOf, decisionOf } from "./own-statements";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readTogether, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";

type Row = NameColumns & {
  readonly appeal_id: string;
  readonly state: string;
  readonly decision: string;
  readonly appealed_at: Date;
  readonly decided_at: Date | null;
};

const columns = `x.id AS appeal_id, x.state, d.decision, x.created_at AS appealed_at, x.decided_at, ${nameColumns}`;
const tables = `appeal x JOIN statement_of_reasons d ON d.id = x.statement_id JOIN account a ON a.id = x.account_id ${nameJoins}`;

/** Who waits longest comes first. */
const open: Statement = {
  name: "appeals-open",
  text: `SELECT ${columns} FROM ${tables}
         WHERE x.state = 'OPEN' AND (x.created_at, x.id) > ($1::timestamptz, $2::uuid)
         ORDER BY x.created_at, x.id LIMIT $3`,
};

/** What was asked last comes first. Two states, each by its own index, merged. */
const answered: Statement = {
  name: "appeals-answered",
  text: `SELECT t.* FROM unnest(ARRAY['UPHELD', 'REVERSED']) AS choice (state) CROSS JOIN LATERAL (
           SELECT ${columns} FROM ${tables}
           WHERE x.state = choice.state AND (x.created_at, x.id) < ($1::timestamptz, $2::uuid)
           ORDER BY x.created_at DESC, x.id DESC LIMIT $3) t
         ORDER BY t.appealed_at DESC, t.appeal_id DESC LIMIT $3`,
};

const FIRST = ["0001-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000"] as const;
const LAST = ["9999-12-31T00:00:00Z", "ffffffff-ffff-ffff-ffff-ffffffffffff"] as const;

/** Appeals that wait for an answer, the oldest first, or those answered, the newest first. Nothing sealed is opened. */
export const listAppeals =
  ({ pool, sealer }: { readonly pool: ReadPool; readonly sealer: Sealer }) =>
  async ({ view, cursor, limit }: ListAppealsInput, actor: StaffActor): Promise<Result<AppealPageDto>> => {
    const refused = refuseUnless(actor, "appeal.read");
    if (refused) return refused;
    const cursors = pageCursors<readonly [at: string, id: string]>(sealer, "appeals", [actor.accountId, view]);
    const after = cursors.open(cursor);
    if (!after.ok) return after;
    const isOpen = view === "OPEN";
    const position = after.value ?? (isOpen ? FIRST : LAST);
    return readTogether(pool, async (read) => {
      const found = await read<Row>(isOpen ? open : answered, [...position, limit + 1]);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      const nextCursor = last ? cursors.seal([last.appealed_at.toISOString(), last.appeal_id]) : null;
      return done({ rows: shown.map(toRow), nextCursor });
    });
  };

function toRow(row: Row): AppealRowDto {
  const decision = decisionOf(row.decision);
  return {
    id: row.appeal_id,
    account: { id: row.id, name: accountName(row) },
    state: appealStateOf(row.state),
    decision,
    decisionLabel: decisionLabel(decision),
    stateLabel: appealStateLabel(appealStateOf(row.state)),
    createdAt: row.appealed_at,
    decidedAt: row.decided_at,
  };
}
