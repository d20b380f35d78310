// Preloaded into every child of `start`: ends the process when its parent is gone, however the parent ended.
import { Server } from "node:http";
import { Socket } from "node:net";

const mercyMilliseconds = 5_000;
const streamMilliseconds = 300;
const descriptor = Number(process.env.GOODSTANDING_LIFELINE ?? Number.NaN);
// Children of this process do not inherit the pipe, so they must not look for it.
delete process.env.GOODSTANDING_LIFELINE;

if (Number.isInteger(descriptor)) {
  const lifeline = new Socket({ fd: descriptor, readable: true, writable: false });
  lifeline.on("error", () => undefined);
  lifeline.once("close", () => {
    setTimeout(() => process.exit(1), mercyMilliseconds).unref();
    process.kill(process.pid, "SIGTERM");
  });
  lifeline.resume();
  lifeline.unref();
}

// A stream to an open page never ends by itself and would keep its server from closing.
const close = Server.prototype.close;
Server.prototype.close = function closeWithStreams(...args) {
  setTimeout(() => this.closeAllConnections(), streamMilliseconds).unref();
  return close.apply(this, args);
};
