import type pg from "pg";
import type { StaffDirectory } from "@/server/accounts/application/ports/outbound/staff-directory-port";
import type { PrismaClient } from "./generated/client";
import { toInvitation } from "./mappers/invitation-mapper";

export type StaffDirectoryDeps = {
  readonly pool: Pick<pg.Pool, "query">;
  readonly prisma: Pick<PrismaClient, "staffInvitation">;
};

/** The team's own reads: one statement each, by unique keys. */
export const createStaffDirectory = ({ pool, prisma }: StaffDirectoryDeps): StaffDirectory => ({
  countAdmins: async () => {
    const { rows } = await pool.query<{ admins: number }>(
      `SELECT count(*)::int AS admins FROM role r JOIN account a ON a.id = r.account_id
        WHERE r.role_type = 'ADMIN' AND a.status = 'ACTIVE'`,
    );
    return rows[0]?.admins ?? 0;
  },
  findInvitation: async (id) => {
    const row = await prisma.staffInvitation.findUnique({ where: { id } });
    return row && toInvitation(row);
  },
});
