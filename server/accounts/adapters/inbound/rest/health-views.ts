import { accountsModule } from "@/server/composition-root";
import { programHeaders as headers } from "../next-auth/security-headers";

/** `GET /api/health`: this process answers. Asks nobody else, so a slow database restarts no web process. */
export function showAlive(): Response {
  return Response.json({ status: "alive" }, { headers });
}

/** `GET /api/health/ready`: 200 when the database, the worker and the read models keep up, else 503 with what does not. */
export async function showReady(): Promise<Response> {
  const health = await accountsModule().health();
  return Response.json(health, { status: health.ready ? 200 : 503, headers });
}
