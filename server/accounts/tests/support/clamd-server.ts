import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import type { ScannerSettings } from "@/server/platform/document-settings";

export type ClamdServer = {
  readonly settings: ScannerSettings;
  /** What was sent to be scanned, whole. */
  readonly scanned: Buffer[];
  readonly close: () => Promise<void>;
};

/** Speaks ClamAV's INSTREAM: pieces with their length, a length of zero at the end, one line back. */
export async function clamdServer(answer: (file: Buffer) => string | null): Promise<ClamdServer> {
  const scanned: Buffer[] = [];
  const server = createServer((socket) => {
    let held = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (piece) => {
      held = Buffer.concat([held, piece]);
      const file = wholeFile(held);
      if (!file) return;
      scanned.push(file);
      const line = answer(file);
      if (line === null) socket.destroy();
      else socket.end(`${line}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: { host: "127.0.0.1", port },
    scanned,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const COMMAND = "zINSTREAM\0";

function wholeFile(held: Buffer): Buffer | null {
  if (held.subarray(0, COMMAND.length).toString() !== COMMAND) return null;
  const pieces: Buffer[] = [];
  let at = COMMAND.length;
  while (at + 4 <= held.length) {
    const length = held.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
