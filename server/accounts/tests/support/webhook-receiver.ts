import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string };

/** A real receiver on the loopback address; `answer` says what it does with each delivery. */
export async function webhookReceiver(answer: (response: ServerResponse, received: Received) => void = taken) {
  const received: Received[] = [];
  const behaviour = { answer };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const one = { headers: request.headers, body, path: request.url ?? "" };
      received.push(one);
      behaviour.answer(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    behaviour,
    port,
    url: `http://127.0.0.1:${port}/hooks`,
    ids: () => received.map(({ headers }) => headers["webhook-id"]),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export const taken = (response: ServerResponse): void => void response.writeHead(204).end();
export const refused = (response: ServerResponse): void => void response.writeHead(500).end("no");

export type WebhookReceiver = Awaited<ReturnType<typeof webhookReceiver>>;
