import type pg from "pg";
import type { OnboardingDirectory } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import type { Database } from "@/server/platform/database";
import { toApplication, toCommand } from "./mappers/application-mapper";

type Ref = { readonly id: string; readonly account_id: string };

/** Reads outside units of work: what waits, what is due, and who shares identifiers with whom. */
export const createOnboardingDirectory = ({
  pool,
  prisma,
}: {
  readonly pool: Pick<pg.Pool, "query">;
  readonly prisma: Pick<Database["prisma"], "sellerApplication">;
}): OnboardingDirectory => {
  const refs = async (text: string, values: readonly unknown[]) => {
    const { rows } = await pool.query<Ref>(text, [...values]);
    return rows.map((row) => ({ id: applicationIdFrom(row.id), accountId: accountIdFrom(row.account_id) }));
  };
  return {
    accountOf: async (id) =>
      (await refs("SELECT id, account_id FROM seller_application WHERE id = $1", [id]))[0]?.accountId ?? null,
    find: async (id) => {
      const row = await prisma.sellerApplication.findUnique({ where: { id } });
      return row && toApplication(row);
    },
    nextCommand: async (id) => {
      const { rows } = await pool.query<{ account_id: string; command: unknown }>(nextCommand, [id]);
      const [row] = rows;
      return row ? { accountId: accountIdFrom(row.account_id), command: toCommand(row.command) } : null;
    },
    waiting: async (at, limit) => {
      const { rows } = await pool.query<{ id: string }>(waiting, [limit, at]);
      return rows.map((row) => applicationIdFrom(row.id));
    },
    dueTimers: (at, limit) => refs(dueTimers, [at, limit]),
    changedStandings: (at, limit) => refs(changedStandings, [at, limit]),
    completedSales: async (accountId) => {
      const { rows } = await pool.query<{ sales: number }>(completedSales, [accountId]);
      return rows[0]?.sales ?? 0;
    },
    heldRelatives: async (accountId, at) => {
      const { rows } = await pool.query<{ id: string }>(heldRelatives, [accountId, at]);
      return rows.map((row) => accountIdFrom(row.id));
    },
  };
};

const nextCommand = `
  SELECT a.account_id, c.command FROM seller_saga_command c JOIN seller_application a ON a.id = c.application_id
   WHERE c.application_id = $1 AND c.done_at IS NULL ORDER BY c.step LIMIT 1`;

const isHeld = (account: string): string => `(${account}.status <> 'ACTIVE'
  OR coalesce(${account}.lock_scope IN ('ACCOUNT', 'SELLER') AND (${account}.lock_until IS NULL OR ${account}.lock_until > $AT), false))`;

/** What only a paused way could not run waits for its resuming; messages and takings-back go out meanwhile. */
const waiting = `
  SELECT f.application_id AS id
    FROM (SELECT DISTINCT ON (c.application_id) c.application_id, c.command, c.ordered_at
            FROM seller_saga_command c WHERE c.done_at IS NULL ORDER BY c.application_id, c.step) f
    JOIN seller_application a ON a.id = f.application_id
    JOIN account h ON h.id = a.account_id
   WHERE NOT (a.is_paused AND f.command->>'name' IN ('GRANT_SELLER', 'ESTABLISH_SELLER'))
     AND NOT (f.command->>'name' = 'CONFIRM_GSTIN' AND ${isHeld("h").replaceAll("$AT", "$2")})
   ORDER BY f.ordered_at, f.application_id LIMIT $1`;

const dueTimers = `
  SELECT a.id, a.account_id
    FROM (SELECT application_id, min(due_at) AS due_at FROM seller_saga_timer WHERE due_at <= $1 GROUP BY 1) t
    JOIN seller_application a ON a.id = t.application_id
   ORDER BY t.due_at, a.id LIMIT $2`;

const changedStandings = `
  SELECT s.id, s.account_id
    FROM seller_application s JOIN account a ON a.id = s.account_id
    LEFT JOIN trust_profile t ON t.account_id = a.id
    LEFT JOIN LATERAL (SELECT c.state, c.decision FROM review_case c WHERE c.account_id = a.id
                        ORDER BY c.opened_at DESC, c.id DESC LIMIT 1) latest ON true
   WHERE s.stage IN ('BUSINESS', 'IDENTITY', 'TAX', 'PAYOUT', 'STORE', 'FINAL', 'PROBATION')
     AND (a.status = 'DISABLED' AND s.stage <> 'PROBATION'
          OR s.is_paused IS DISTINCT FROM (${isHeld("a").replaceAll("$AT", "$1")}
             OR (coalesce(t.risk_level IN ('HIGH', 'CRITICAL'), false)
                 AND NOT coalesce(latest.state = 'DECIDED' AND latest.decision = 'CLEAR', false))))
   ORDER BY s.id LIMIT $2`;

const completedSales = `
  SELECT count(DISTINCT order_id)::int AS sales FROM shop_sale_fact WHERE seller_id = $1 AND kind = 'COMPLETED'`;

/** An identifier that more than 50 accounts share is no link, and addresses of networks are none here. */
const heldRelatives = `
  WITH shared AS (
    SELECT o.account_id FROM account_link_key k JOIN LATERAL (
             SELECT l.account_id FROM account_link_key l
              WHERE l.hash = k.hash AND l.kind = k.kind AND l.account_id <> k.account_id LIMIT 51) o ON true
     WHERE k.account_id = $1 AND k.kind <> 'IP'
       AND (SELECT count(*) FROM (SELECT FROM account_link_key h WHERE h.hash = k.hash AND h.kind = k.kind LIMIT 52) c) <= 51
    UNION SELECT o.account_id FROM shop_thing_account t JOIN LATERAL (
             SELECT l.account_id FROM shop_thing_account l WHERE l.hash = t.hash AND l.account_id <> t.account_id LIMIT 51) o ON true
     WHERE t.account_id = $1
       AND (SELECT count(*) FROM (SELECT FROM shop_thing_account h WHERE h.hash = t.hash LIMIT 52) c) <= 51
    UNION SELECT e.account_id FROM device d JOIN device e ON e.token_hash = d.token_hash AND e.account_id <> d.account_id
     WHERE d.account_id = $1 AND d.denied_at IS NULL AND e.denied_at IS NULL
       AND EXISTS (SELECT FROM session s WHERE s.device_id = d.id AND s.method <> 'DEMO')
       AND EXISTS (SELECT FROM session s WHERE s.device_id = e.id AND s.method <> 'DEMO'))
  SELECT a.id FROM shared s JOIN account a ON a.id = s.account_id
   WHERE ${isHeld("a").replaceAll("$AT", "$2")}
     AND coalesce(a.lock_reason, '') NOT IN ('HOLDER_ASKED', 'ACCOUNT_TAKEOVER', 'FAILED_SIGN_INS')
     AND NOT EXISTS (SELECT FROM account_closing c WHERE c.account_id = a.id)
   ORDER BY a.id LIMIT 20`;
