import { downloadOwnData } from "@/server/accounts/adapters/inbound/rest/data-export";

export async function POST(request: Request): Promise<Response> {
  return await downloadOwnData(await request.formData());
}
