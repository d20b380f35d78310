import type { DevelopmentMailDto } from "@/server/accounts/application/dto/development-mail-dto";
import { type ReadPool, readRows, type Statement } from "./read-pool";

const MOST_MESSAGES = 100;

const newest: Statement = {
  name: "development-mail",
  text: `SELECT id, channel, recipient, subject, body, created_at FROM development_mail
         ORDER BY created_at DESC, id DESC LIMIT ${MOST_MESSAGES}`,
};

type MailRow = {
  readonly id: string;
  readonly channel: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly created_at: Date;
};

/** The newest messages that development kept on this machine. Empty outside demo mode, where nothing is kept. */
export const listDevelopmentMail =
  ({ pool, demo }: { readonly pool: ReadPool; readonly demo: boolean }) =>
  async (): Promise<readonly DevelopmentMailDto[]> => {
    if (!demo) return [];
    const rows = await readRows(pool)<MailRow>(newest, []);
    return rows.map((row) => ({
      id: row.id,
      channel: row.channel === "SMS" ? "SMS" : "EMAIL",
      recipient: row.recipient,
      subject: row.subject,
      body: row.body,
      createdAt: row.created_at,
    }));
  };
