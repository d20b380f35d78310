import type { Writable } from "node:stream";

/**
 * Keeps what is sent to this connection until the present turn of the event loop is over, so that statements asked for
 * together leave in one write: for a small statement the write itself is most of what it costs this process.
 */
export function inOneWrite(client: object): void {
  const stream = socketOf(client);
  if (stream === null) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** The driver does not show its socket; one that is somewhere else sends each statement alone. */
function socketOf(client: object): Pick<Writable, "cork" | "uncork"> | null {
  const connection: unknown = Reflect.get(client, "connection");
  const stream: unknown =
    typeof connection === "object" && connection !== null ? Reflect.get(connection, "stream") : null;
  return isCorkable(stream) ? stream : null;
}

const isCorkable = (stream: unknown): stream is Writable =>
  typeof stream === "object" && stream !== null && "cork" in stream && "uncork" in stream;
