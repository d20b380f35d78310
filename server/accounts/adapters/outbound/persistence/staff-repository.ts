import type { MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { StaffRepository } from "@/server/accounts/application/ports/outbound/staff-repository";
import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { differences, type FieldValue } from "./change-log";
import { violatedUnique } from "./database-errors";
import { invitationColumns, toInvitation } from "./mappers/invitation-mapper";
import { openSavepoint } from "./savepoint";
import type { UnitParts } from "./unit-parts";

const LARGEST_TEAM = 500;

/** Held from the count to the commit by every unit that counts ADMINs. */
const adminsLock = 72_707_381;

export const staffRepository = (parts: UnitParts, links: Pick<MailLinks, "make">): StaffRepository => ({
  countAdmins: async () => {
    const { tx } = parts;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${adminsLock}::bigint)`;
    // A statement of its own: its snapshot is taken once the lock is held.
    const [row] = await tx.$queryRaw<{ admins: number }[]>`
      SELECT count(*)::int AS admins FROM role r JOIN account a ON a.id = r.account_id
       WHERE r.role_type = 'ADMIN' AND a.status = 'ACTIVE'`;
    return row?.admins ?? 0;
  },
  listActive: async (roles) => {
    const rows = await parts.tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT a.id FROM role r JOIN account a ON a.id = r.account_id
       WHERE r.role_type = ANY(${[...roles]}::text[]) AND a.status = 'ACTIVE' ORDER BY a.id LIMIT ${LARGEST_TEAM}`;
    return rows.map(({ id }) => accountIdFrom(id));
  },
  findInvitation: async (id) => {
    const row = await parts.tx.staffInvitation.findUnique({ where: { id } });
    return row && toInvitation(row);
  },
  findLivingInvitation: async (emailKey) => {
    const row = await parts.tx.staffInvitation.findFirst({ where: { emailKey, state: { in: ["PENDING", "SENT"] } } });
    return row && toInvitation(row);
  },
  insertInvitation: (invitation) => insert(parts, invitation),
  saveInvitation: (before, after) => save(parts, before, after),
  linkFor: ({ id, accountId, version }) =>
    links.make({ purpose: "STAFF_INVITATION", accountId, epoch: version, challengeId: id }),
});

async function insert({ tx, changes }: UnitParts, invitation: StaffInvitation): Promise<Result<StaffInvitation>> {
  const savepoint = await openSavepoint(tx, "attempt");
  try {
    await tx.staffInvitation.createMany({ data: [invitationColumns(invitation)] });
  } catch (error) {
    if (violatedUnique(error) === null) throw error;
    await savepoint.rollBack();
    return refuse({ code: "ALREADY_EXISTS", what: "invitation" });
  }
  await savepoint.release();
  changes.record(null, differences(null, fields(invitation)));
  return done(invitation);
}

async function save(
  { tx, changes }: UnitParts,
  before: StaffInvitation,
  after: StaffInvitation,
): Promise<Result<StaffInvitation>> {
  const version = before.version + 1;
  const { id, ...columns } = invitationColumns({ ...after, version });
  const { count } = await tx.staffInvitation.updateMany({ where: { id, version: before.version }, data: columns });
  if (count === 0) return refuse({ code: "CONFLICT", what: "invitation" });
  changes.record(null, differences(fields(before), fields(after)));
  return done({ ...after, version });
}

/** Whom it is for stands in its own row alone. */
const fields = (invitation: StaffInvitation): Record<string, FieldValue> => ({
  "invitation.state": invitation.state,
  "invitation.role": invitation.role,
  "invitation.expiresAt": invitation.expiresAt.toISOString(),
});
