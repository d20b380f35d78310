import type { Queryable } from "@/server/accounts/outbox/transaction";
import type { MessageTransport, MessageTransports } from "./message-transport";

/** In demo mode every message stays on this machine, for `/dev/mailbox` to show. Delivered twice, it is there once. */
export function developmentMailbox(db: Queryable): MessageTransports {
  const keep: MessageTransport = async (message) => {
    await db.query(
      `INSERT INTO development_mail (id, account_id, channel, recipient, subject, body, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [message.id, message.accountId, message.channel, message.recipient, message.subject, message.body, message.at],
    );
  };
  return { EMAIL: keep, SMS: keep };
}
