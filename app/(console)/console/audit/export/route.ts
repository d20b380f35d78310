import { downloadAudit } from "@/server/accounts/adapters/inbound/rest/audit-download";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => downloadAudit(request);
