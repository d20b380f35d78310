import { downloadOnHold } from "@/server/accounts/adapters/inbound/rest/data-export";
import { readPlainForm } from "@/server/accounts/adapters/inbound/rest/plain-form";

export async function POST(request: Request): Promise<Response> {
  return await downloadOnHold(await readPlainForm(request));
}
