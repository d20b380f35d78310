import type { ClusterDirectory, LinkedCluster } from "@/server/accounts/application/ports/outbound/cluster-directory";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import { type AccountLink, reachesFrom } from "@/server/accounts/domain/domain-services/link-cluster-service";
import type { FrozenMember } from "@/server/accounts/domain/entities/cluster-member";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { LinkKind } from "@/server/accounts/domain/value-objects/link-kind";
import { flagReasonsOf, riskOf, statusOf } from "./column-values";
import { readCluster } from "./link-rows";
import { eachIdOf, type ReadRows, type Statement } from "./read-pool";
import { isLockedAt } from "./standing-status";

type Deps = { readonly read: ReadRows; readonly livePolicy: LiveTrustPolicy; readonly now: () => Date };

/** An account's cluster with how everybody in it stands: the account itself first, then the nearest. */
export const linkedCluster =
  ({ read, livePolicy, now }: Deps): ClusterDirectory["clusterOf"] =>
  async (start) => {
    const { links, isCut } = await readCluster(read, start, (await livePolicy()).hubLimit);
    const reached = [...reachesFrom(start, links)].sort(
      ([a, { steps: m }], [b, { steps: n }]) => m - n || (a < b ? -1 : 1),
    );
    const ids = [start, ...reached.map(([id]) => id)];
    const standing = await readStanding(read, ids, now());
    if (!standing.has(start)) return null;
    const members = [
      { id: start, steps: 0, kinds: [] as readonly LinkKind[] },
      ...reached.map(([id, { steps, via }]) => ({
        id,
        steps,
        kinds: kindsBetween(links, via ?? start, id),
      })),
    ];
    return {
      isCut,
      members: members.flatMap(({ id, steps, kinds }): LinkedCluster["members"] => {
        const known = standing.get(id);
        return known ? [{ accountId: id, ...known, steps, links: kinds }] : [];
      }),
    };
  };

const kindsBetween = (links: readonly AccountLink[], from: string, to: string): readonly LinkKind[] =>
  links.filter(({ one, other }) => one === from && other === to).map(({ kind }) => kind);

type Standing = Omit<FrozenMember, "steps" | "links">;

type Row = {
  readonly id: string;
  readonly status: string;
  readonly lock_scope: string | null;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly risk_level: string;
  readonly case_id: string | null;
  readonly case_version: number | null;
  readonly case_reasons: readonly string[] | null;
};

const standing: Statement = {
  name: "cluster-standing",
  text: `SELECT a.id, a.status, a.lock_scope, a.lock_since, a.lock_until, coalesce(t.risk_level, 'MEDIUM') AS risk_level,
                c.id AS case_id, c.version AS case_version, c.reasons AS case_reasons
           FROM ${eachIdOf("$1")} AS w (id) JOIN account a ON a.id = w.id
           LEFT JOIN trust_profile t ON t.account_id = a.id
           LEFT JOIN review_case c ON c.account_id = a.id AND c.state = 'OPEN'`,
};

/** How accounts stand, in the words that a request freezes. */
export async function readStanding(
  read: ReadRows,
  ids: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Standing>> {
  return new Map((await read<Row>(standing, [ids])).map((row) => [accountIdFrom(row.id), toStanding(row, at)]));
}

const toStanding = (row: Row, at: Date): Standing => ({
  status: statusOf(row.status),
  lockedUntil: row.lock_scope === "ACCOUNT" && isLockedAt(row, at) ? (row.lock_until?.toISOString() ?? "") : null,
  riskLevel: riskOf(row.risk_level),
  openCase:
    row.case_id === null || row.case_version === null
      ? null
      : { id: row.case_id, version: row.case_version, reasons: flagReasonsOf(row.case_reasons ?? []) },
});
