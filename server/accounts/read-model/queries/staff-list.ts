import type { AuditStaffDto } from "@/server/accounts/application/dto/audit-dto";
import { isStaffRole, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import type { ReadRows, Statement } from "./read-pool";

const STAFF_AT_MOST = 200;

const staff: Statement = {
  name: "staff-list",
  text: `SELECT a.id, a.name, r.role_type FROM role r JOIN account a ON a.id = r.account_id
          WHERE r.role_type = ANY($1::text[]) ORDER BY a.name, a.id LIMIT ${STAFF_AT_MOST}`,
};

type StaffRow = { readonly id: string; readonly name: string | null; readonly role_type: string };

/** Colleagues by name, for filters. Those who left are found by their entries' own pages. */
export async function readStaff(read: ReadRows): Promise<AuditStaffDto[]> {
  const rows = await read<StaffRow>(staff, [STAFF_ROLES]);
  return rows.flatMap(({ id, name, role_type: role }) =>
    isStaffRole(role) ? [{ accountId: id, name: name ?? role, role }] : [],
  );
}
