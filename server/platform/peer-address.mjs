// Preloaded into the web process: writes the socket's own address into a header that no client can set, and sends the
// loopback's other name to the address that was printed.
import { Server } from "node:http";
import { canonicalAddress } from "./canonical-host.mjs";

const HEADER = "x-goodstanding-peer";
const emit = Server.prototype.emit;

Server.prototype.emit = function emitWithPeerAddress(event, ...args) {
  if (event !== "request") return emit.call(this, event, ...args);
  const [request, response] = args;
  const address = canonicalAddress(request, process.env["NEXTAUTH_URL"]);
  if (address !== null) {
    response.writeHead(307, { location: address, "cache-control": "no-store" }).end();
    return true;
  }
  request.headers[HEADER] = request.socket.remoteAddress ?? "";
  return emit.call(this, event, ...args);
};
