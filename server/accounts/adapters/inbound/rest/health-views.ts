import { accountsModule } from "@/server/composition-root";
import { programHeaders } from "../next-auth/security-headers";
import type { ApiResponse } from "./api-exchange";

const headers = { ...programHeaders, "content-type": "application/json" };

/** `GET /api/health`: this process answers. Asks nobody else, so a slow database restarts no web process. */
export function showAlive(): ApiResponse {
  return { status: 200, headers, body: JSON.stringify({ status: "alive" }) };
}

/** `GET /api/health/ready`: 200 when the database, the worker and the read models keep up, else 503 with what does not. */
export async function showReady(): Promise<ApiResponse> {
  const health = await accountsModule().health();
  return { status: health.ready ? 200 : 503, headers, body: JSON.stringify(health) };
}
