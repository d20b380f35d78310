import { showDevelopmentMail } from "@/server/accounts/adapters/inbound/rest/development-mail";

export const dynamic = "force-dynamic";

export { showDevelopmentMail as GET };
