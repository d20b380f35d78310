// Preloaded into the web process: writes the socket's own address into a header that no client can set.
import { Server } from "node:http";

const HEADER = "x-goodstanding-peer";
const emit = Server.prototype.emit;

Server.prototype.emit = function emitWithPeerAddress(event, ...args) {
  if (event === "request") {
    const [request] = args;
    request.headers[HEADER] = request.socket.remoteAddress ?? "";
  }
  return emit.call(this, event, ...args);
};
