import { takeCspReport } from "@/server/accounts/adapters/inbound/rest/csp-reports";

export const dynamic = "force-dynamic";

export { takeCspReport as POST };
