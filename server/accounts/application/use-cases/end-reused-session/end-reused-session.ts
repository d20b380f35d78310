import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { SecurityAlerts } from "@/server/accounts/application/ports/outbound/security-alerts-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Session } from "@/server/accounts/domain/entities/session";
import { done, type Result } from "@/server/accounts/domain/result";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import { provedContact } from "../proved-contact";

export type EndReusedSessionDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly newId: NewId;
  readonly alerts: SecurityAlerts;
};

/**
 * Somebody came with a token that its session no longer has: two hold what one should. All sessions of that device end,
 * the owner is told, and the alert is counted. A session that had ended already changes nothing.
 */
export const endReusedSession =
  ({ unitOfWork, newId, alerts }: EndReusedSessionDeps) =>
  async ({ id, accountId, deviceId }: Session): Promise<Result<number>> => {
    const ended = await unitOfWork(
      {
        action: "session.reuse",
        actor: { kind: "SYSTEM", name: "system:policy" },
        origin: { requestId: newId(), channel: "web", ip: null, userAgent: null },
        subject: { type: "SESSION", id },
        accounts: [accountId],
      },
      async (write) => {
        const live = await write.sessions.listLive(accountId);
        if (!live.some((session) => session.id === id)) return done(0);
        const only = live.filter((session) => session.deviceId === deviceId).map((session) => session.id);
        const gone = await endSessionsWithin(write, { accountId, cause: "TOKEN_REUSED", by: "system:policy", only });
        const account = await write.accounts.find(accountId);
        const contact = account && provedContact(account);
        const values = { at: write.at.toISOString() };
        if (contact) write.notifications.queue({ accountId, ...contact, template: "SESSION_REUSED", values });
        return done(gone.length);
      },
    );
    if (ended.ok && ended.value > 0) alerts.count("sessionReused");
    return ended;
  };
