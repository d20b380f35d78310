import { once } from "node:events";
import { createServer } from "node:net";

/** True when nobody listens on that address and port, and we may. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return (await portOf(host, port)) !== null;
}

/** A port of the loopback address that nobody listens on: `wanted` if it is one, else null; any for 0. */
export async function freePort(wanted: number): Promise<number | null> {
  return await portOf("127.0.0.1", wanted);
}

async function portOf(host: string, port: number): Promise<number | null> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, "listening");
    const address = probe.address();
    return typeof address === "object" && address !== null ? address.port : null;
  } catch {
    return null;
  } finally {
    probe.close();
  }
}
