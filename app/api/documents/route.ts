import { takeDocument } from "@/server/accounts/adapters/inbound/rest/document-upload";

export const dynamic = "force-dynamic";

export { takeDocument as POST };
