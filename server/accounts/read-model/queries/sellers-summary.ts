import { boundedCount, COUNT_LIMIT } from "@/server/accounts/application/dto/page";
import { DESK_STAGES } from "@/server/accounts/application/dto/seller-desk-words";
import type { SellerReviewersDto, SellersSummaryDto } from "@/server/accounts/application/dto/sellers-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { done, type Result } from "@/server/accounts/domain/result";
import { APPLICATION_STAGES } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { staffRoleOf } from "./column-values";
import type { SellersDeps } from "./list-sellers";
import { readAlone, readTogether, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";

/** Counts stop one past what is told exactly, so none of them ever walks through everything. */
const upTo = (rows: string): string => `(SELECT count(*)::int FROM (${rows} LIMIT ${COUNT_LIMIT + 1}) counted)`;

const onDesk = (condition: string): string => upTo(`SELECT 1 FROM seller_desk WHERE ${condition}`);

const counts: Statement = {
  name: "sellers-counts",
  text: `SELECT ${onDesk("true")} AS all, ${onDesk("waiting_rank = 0")} AS us, ${onDesk("waiting_rank = 3")} AS seller,
    ${onDesk("waiting_rank = 2")} AS paused,
    ${onDesk("waiting_rank = 0 AND coalesce(due_at, 'infinity'::timestamptz) < $1")} AS late`,
};

/** The median is that of the thousand that came last. */
const stages: Statement = {
  name: "sellers-stages",
  text: `SELECT s.stage, c.found, c.median_minutes
    FROM unnest($2::text[]) AS s(stage) CROSS JOIN LATERAL (
      SELECT count(*)::int AS found,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM $1::timestamptz - d.stage_since)) / 60 AS median_minutes
        FROM (SELECT stage_since FROM seller_desk WHERE stage = s.stage ORDER BY stage_since DESC LIMIT ${COUNT_LIMIT + 1}) d) c`,
};

const DAYS_LOOKED_BACK = 30;

/** Whose FINAL was approved and who sells now: a grant that was refused let nobody in. */
const approved: Statement = {
  name: "sellers-approved",
  text: `SELECT count(*)::int AS found,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM l.decided_at - a.opened_at)) / 60 AS median_minutes
    FROM (SELECT n.application_id, max(n.decided_at) AS decided_at
            FROM (SELECT application_id, decided_at FROM seller_stage_decision
                   WHERE stage = 'FINAL' AND decision = 'APPROVED' AND decided_at >= $1
                   ORDER BY decided_at DESC LIMIT ${COUNT_LIMIT + 1}) n GROUP BY n.application_id) l
    JOIN seller_application a ON a.id = l.application_id AND a.stage IN ('PROBATION', 'ESTABLISHED')`,
};

type CountRow = Readonly<Record<"all" | "us" | "seller" | "paused" | "late", number>>;
type MedianRow = { readonly found: number; readonly median_minutes: number | null };
type StageRow = MedianRow & { readonly stage: string };

/** What stands above the list: how many wait for whom, how long in which stage, and who was let in lately. */
export const summariseSellers =
  ({ pool, now }: Pick<SellersDeps, "pool" | "now">) =>
  async (actor: StaffActor): Promise<Result<SellersSummaryDto>> => {
    const refused = refuseUnless(actor, "seller.read");
    if (refused) return refused;
    const at = now();
    const monthAgo = new Date(at.getTime() - DAYS_LOOKED_BACK * DAY_MS);
    return await readTogether(pool, async (read) => {
      const [[count], inStages, [lately]] = await Promise.all([
        read<CountRow>(counts, [at]),
        read<StageRow>(stages, [at, APPLICATION_STAGES]),
        read<MedianRow>(approved, [monthAgo]),
      ]);
      const of = (key: keyof CountRow) => boundedCount(count?.[key] ?? 0);
      return done({
        counts: { ALL: of("all"), US: of("us"), SELLER: of("seller"), PAUSED: of("paused"), LATE: of("late") },
        stages: APPLICATION_STAGES.map((stage) => {
          const row = inStages.find((one) => one.stage === stage);
          return {
            stage,
            label: DESK_STAGES[stage],
            count: boundedCount(row?.found ?? 0),
            medianMinutes: row?.median_minutes ?? null,
          };
        }),
        approved: { count: boundedCount(lately?.found ?? 0), medianMinutes: lately?.median_minutes ?? null },
        readAt: at,
      });
    });
  };

const reviewers: Statement = {
  name: "sellers-reviewers",
  text: `SELECT a.id, coalesce(a.name, '') AS name, max(r.role_type) AS role,
         EXISTS (SELECT FROM session n WHERE n.account_id = a.id AND n.ended_at IS NULL AND n.expires_at > $1
                    AND n.last_seen_at + make_interval(secs => n.idle_seconds) > $1) AS on_shift,
         ${upTo("SELECT 1 FROM seller_desk d WHERE d.assignee_id = a.id")} AS has
    FROM role r JOIN account a ON a.id = r.account_id
   WHERE r.role_type IN ('ANALYST', 'LEAD') AND a.status = 'ACTIVE'
   GROUP BY a.id ORDER BY coalesce(a.name, ''), a.id LIMIT 100`,
};

type ReviewerRow = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly on_shift: boolean;
  readonly has: number;
};

/** Whom an application can be handed over to. */
export const listSellerReviewers =
  ({ pool, now }: Pick<SellersDeps, "pool" | "now">) =>
  async (actor: StaffActor): Promise<Result<SellerReviewersDto>> => {
    const refused = refuseUnless(actor, "seller.assign");
    if (refused) return refused;
    return await readAlone(pool, async (read) => {
      const rows = await read<ReviewerRow>(reviewers, [now()]);
      return done({
        reviewers: rows.map((row) => ({
          accountId: row.id,
          name: row.name || row.id,
          role: staffRoleOf(row.role),
          isOnShift: row.on_shift,
          has: boundedCount(row.has),
        })),
      });
    });
  };

const waitingForUs: Statement = {
  name: "sellers-waiting-for-us",
  text: `SELECT ${onDesk("waiting_rank = 0")} AS us`,
};

/** How many wait for a decision of ours, for the menu. */
export const countSellers =
  ({ pool }: Pick<SellersDeps, "pool">) =>
  async (actor: StaffActor): Promise<Result<{ readonly needsUs: SellersSummaryDto["counts"]["US"] }>> => {
    const refused = refuseUnless(actor, "seller.read");
    if (refused) return refused;
    return await readAlone(pool, async (read) => {
      const [row] = await read<{ readonly us: number }>(waitingForUs, []);
      return done({ needsUs: boundedCount(row?.us ?? 0) });
    });
  };
