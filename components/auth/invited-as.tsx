import { roleName } from "@/server/accounts/application/dto/role-words";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";

type InvitedAsProps = { email: string; role: StaffRole };

/** Who was invited, and as what: not for the guest to change. Password managers read the address from its field. */
export function InvitedAs({ email, role }: InvitedAsProps) {
  return (
    <div className="grid gap-1 border-s-4 border-border-strong ps-4">
      <p>
        You sign in as <bdi className="font-emphasis break-all">{email}</bdi>
      </p>
      <p className="text-muted-fg">Your role: {roleName(role)}</p>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
    </div>
  );
}
