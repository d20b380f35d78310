// Preloaded into the web process: writes the socket's own address into a header that no client can set, sends the
// loopback's other name to the address that was printed, refuses names that are not this machine's and addresses that
// can't be read, and hands procedures over before Next sees them.
import { Server } from "node:http";
import { canonicalAddress, isForeignHost } from "./canonical-host.mjs";
import { isUnreadable } from "./request-line.mjs";

const HEADER = "x-goodstanding-peer";
/** Answers the procedures of pages, once Next has loaded it (server/trpc/procedure-door.ts). */
const PROCEDURES = Symbol.for("goodstanding.procedures");
const emit = Server.prototype.emit;

// Whoever reads the header asks first whether it is this one that writes it.
Reflect.set(globalThis, Symbol.for("goodstanding.peer-address"), true);

Server.prototype.emit = function emitWithPeerAddress(event, ...args) {
  if (event !== "request") return emit.call(this, event, ...args);
  const [request, response] = args;
  if (isForeignHost(request, process.env["NEXTAUTH_URL"])) {
    response.writeHead(421, { "content-type": "text/plain", "cache-control": "no-store" }).end("Misdirected request\n");
    return true;
  }
  if (isUnreadable(request)) {
    response.writeHead(400, { "content-type": "text/plain", "cache-control": "no-store" }).end("Bad request\n");
    return true;
  }
  const address = canonicalAddress(request, process.env["NEXTAUTH_URL"]);
  if (address !== null) {
    response.writeHead(307, { location: address, "cache-control": "no-store" }).end();
    return true;
  }
  request.headers[HEADER] = request.socket.remoteAddress ?? "";
  if (Reflect.get(globalThis, PROCEDURES)?.(request, response) === true) return true;
  return emit.call(this, event, ...args);
};
