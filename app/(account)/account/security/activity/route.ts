import { downloadSecurityActivity } from "@/server/accounts/adapters/inbound/rest/device-views";

export const GET = (): Promise<Response> => downloadSecurityActivity();
