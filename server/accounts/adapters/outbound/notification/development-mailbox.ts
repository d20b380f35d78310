import type { Queryable } from "@/server/accounts/outbox/transaction";
import type { MessageTransport, MessageTransports } from "./message-transport";

/** In demo mode every message stays on this machine, for `/dev/mailbox` to show. Delivered twice, it is there once. */
export function developmentMailbox(db: Queryable): MessageTransports {
  const keep: MessageTransport = async ({ id, accountId, channel, recipient, subject, body, html, at }) => {
    await db.query(
      `INSERT INTO development_mail (id, account_id, channel, recipient, subject, body, html, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
      [id, accountId, channel, recipient, subject, body, html, at],
    );
    return { outcome: "SENT" };
  };
  return { EMAIL: keep, SMS: keep };
}
