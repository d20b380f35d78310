import type { DevelopmentMailDto } from "@/server/accounts/application/dto/development-mail-dto";
import { accountsModule } from "@/server/composition-root";
import { programHeaders } from "../next-auth/security-headers";

/** What development kept instead of sending it. */
export const developmentMail = (): Promise<readonly DevelopmentMailDto[]> => accountsModule().listDevelopmentMail();

/** A mail is somebody's words: nothing in it runs, loads or sends a form, and only our own pages frame it. */
const mailHeaders = {
  ...programHeaders,
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox",
  "content-type": "text/html; charset=utf-8",
} as const;

/** `GET /dev/mailbox/html?message=<id>`: the HTML form of one message, as a mail program shows it. */
export async function showDevelopmentMail(request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get("message") ?? "";
  const html = await accountsModule().developmentMailHtml(id);
  if (html === null)
    return Response.json({ title: "Not found", status: 404 }, { status: 404, headers: programHeaders });
  return new Response(html, { headers: mailHeaders });
}
