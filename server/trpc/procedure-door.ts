import type { IncomingMessage, ServerResponse } from "node:http";
import { logger } from "@/server/platform/logger";

/** True when the request is taken over; false leaves it to Next. */
type Door = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

const DOOR = Symbol.for("goodstanding.procedures");

/** These read and set cookies through Next's own store. */
const NEEDS_NEXT = /(?:^|,)proof\./u;

/** Whatever else an address is made of (`/../`, a backslash, a tab) may be read as another procedure later. */
const NAMES = /^[^/\\\s]+$/u;

/**
 * Lets the preload of the web process (server/platform/peer-address.mjs) hand procedures over before Next sees them.
 * They draw no page, and Next's way to a route costs more than most of them. What answers is loaded at the first one.
 */
export function openProcedureDoor(): void {
  const door: Door = (incoming, outgoing) => {
    if (!isProcedure(incoming.url ?? "/")) return false;
    void serve(incoming, outgoing);
    return true;
  };
  Reflect.set(globalThis, DOOR, door);
}

/** Whether all that is called can be answered without Next. The address was found readable before. */
export function isProcedure(url: string): boolean {
  const [path = ""] = url.split("?", 1);
  if (!path.startsWith("/api/trpc/")) return false;
  const names = path.slice("/api/trpc/".length);
  return NAMES.test(names) && !NEEDS_NEXT.test(decodeURIComponent(names));
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const { serveProcedures } = await import("./serve-procedures");
    await serveProcedures(incoming, outgoing);
  } catch (err) {
    // A request whose body was read counts as destroyed: only the line itself tells whether anybody still listens.
    if (!incoming.socket.destroyed) logger.error({ err }, "an answer to a page could not be sent");
    outgoing.destroy();
  }
}
