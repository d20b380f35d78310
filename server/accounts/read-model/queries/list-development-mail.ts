import type { DevelopmentMailDto } from "@/server/accounts/application/dto/development-mail-dto";
import { isUuid } from "@/server/accounts/domain/value-objects/uuid";
import { type ReadPool, readRows, type Statement } from "./read-pool";

const MOST_MESSAGES = 100;

const newest: Statement = {
  name: "development-mail",
  text: `SELECT id, channel, recipient, subject, body, html IS NOT NULL AS has_html, created_at
           FROM development_mail
         ORDER BY created_at DESC, id DESC LIMIT ${MOST_MESSAGES}`,
};

type MailRow = {
  readonly id: string;
  readonly channel: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly has_html: boolean;
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
      hasHtml: row.has_html,
      createdAt: row.created_at,
    }));
  };

const htmlOf: Statement = { name: "development-mail-html", text: "SELECT html FROM development_mail WHERE id = $1" };

/** The HTML form of one message that development kept; null where there is none, or outside demo mode. */
export const developmentMailHtml =
  ({ pool, demo }: { readonly pool: ReadPool; readonly demo: boolean }) =>
  async (id: string): Promise<string | null> => {
    if (!demo || !isUuid(id)) return null;
    const [row] = await readRows(pool)<{ readonly html: string | null }>(htmlOf, [id]);
    return row?.html ?? null;
  };
