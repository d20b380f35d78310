import { downloadOnHold } from "@/server/accounts/adapters/inbound/rest/data-export";

export async function POST(request: Request): Promise<Response> {
  return await downloadOnHold(await request.formData());
}
