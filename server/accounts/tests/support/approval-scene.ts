import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { createApprovalCommands } from "@/server/accounts/application/use-cases/approval-commands";
import { lockAccount } from "@/server/accounts/application/use-cases/lock-account/lock-account";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { BUYER_ID, OTHER_STAFF_ID, staff } from "./account-facts";
import { consoleScene, origin, proofOver, putSession } from "./console-scene";
import { must } from "./must";

export const THIRD_STAFF_ID = staff("LEAD").id.replace(/2$/u, "4") as typeof OTHER_STAFF_ID;

/** Somebody who asks, a LEAD who answers, and a buyer signed in three times whom it is about. */
export function approvalScene(role: StaffRole = "ANALYST", approver: StaffRole = "LEAD") {
  const { ports, actor } = consoleScene(role);
  const colleague = (id: typeof OTHER_STAFF_ID, as: StaffRole, name: string): StaffActor => {
    const sessionId = sessionIdFrom(`019ce0bc-0000-7000-8000-0000000000${id.slice(-1)}f`);
    ports.tables.accounts.set(id, staff(as, id));
    putSession(ports, id, sessionId);
    return { kind: "STAFF", accountId: id, sessionId, role: as, name };
  };
  const lead = colleague(OTHER_STAFF_ID, approver, "Arjun Kapoor");
  const third = colleague(THIRD_STAFF_ID, approver, "Leela Menon");
  const approvals = { accountOf: async (id: ApprovalId) => ports.tables.approvals.get(id)?.request.accountId ?? null };
  const commands = createApprovalCommands({ unitOfWork: ports.unitOfWork, approvals });
  const lock = lockAccount({ unitOfWork: ports.unitOfWork, ...proofOver(ports) });
  return {
    ports,
    actor,
    lead,
    third,
    lock: (hours: number, by = actor) =>
      lock(
        {
          accountId: BUYER_ID,
          reasonCode: "COUPON_ABUSE",
          scope: "ACCOUNT",
          hours,
          note: "Third coupon, one address.",
        },
        by,
        origin,
      ),
    suspend: (by = actor) =>
      commands.changeStatus(
        { accountId: BUYER_ID, to: "SUSPENDED", reasonCode: "PAYMENT_FRAUD", note: "Stolen cards, five of them." },
        by,
        origin,
      ),
    change: (input: Parameters<typeof commands.changeStatus>[0], by = actor) =>
      commands.changeStatus(input, by, origin),
    approve: (approvalId: string, by = lead) => commands.approveRequest({ approvalId, note: "" }, by, origin),
    decline: (approvalId: string, by = lead) =>
      commands.declineRequest({ approvalId, note: "Not enough to go on." }, by, origin),
    request: (id: string) => ports.tables.approvals.get(id)?.request ?? null,
    buyer: () => {
      const account = ports.tables.accounts.get(BUYER_ID);
      if (!account) throw new Error("The buyer is gone.");
      return account;
    },
  };
}

/** Asks for seven days and answers the request's id. */
export async function askedForAWeek(scene: ReturnType<typeof approvalScene>): Promise<string> {
  const { asked } = must(await scene.lock(7 * 24));
  if (!asked) throw new Error("Nothing was asked.");
  return asked.approvalId;
}
