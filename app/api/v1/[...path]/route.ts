import { answerApi } from "@/server/accounts/adapters/inbound/rest/api-request";

export const dynamic = "force-dynamic";

const answer = (request: Request): Promise<Response> => answerApi(request);

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
