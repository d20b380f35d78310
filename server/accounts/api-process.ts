import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { machineListener } from "./adapters/inbound/rest/machine-listener";

/** Serves other systems at this address until it is closed; port 0 is any that is free. */
export async function serveMachines(host: string, port: number) {
  const server = machineListener();
  server.listen(port, host);
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;
  return {
    port: taken,
    close: async () => {
      server.close();
      server.closeIdleConnections();
      await once(server, "close");
    },
  };
}
