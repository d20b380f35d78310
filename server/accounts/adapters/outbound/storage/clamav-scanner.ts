import { connect, type Socket } from "node:net";
import type { DocumentScanner, ScanAnswer } from "@/server/accounts/application/ports/outbound/document-scanner-port";
import type { ScannerSettings } from "@/server/platform/document-settings";

const PIECE_BYTES = 64 * 1024;
const LONGEST_ANSWER = 4_096;

/**
 * ClamAV's daemon, by its own protocol (INSTREAM): the file goes there in pieces and a line comes back. Whatever is no
 * clear answer is an error, and nothing is taken in on an error.
 */
export const clamavScanner = (
  { host, port }: ScannerSettings,
  { milliseconds = 30_000 }: { readonly milliseconds?: number } = {},
): DocumentScanner => ({
  scan: async (bytes) => {
    const socket = connect({ host, port });
    socket.setTimeout(milliseconds, () => socket.destroy(new Error("The virus scanner did not answer in time.")));
    try {
      const answer = answerOf(socket);
      send(socket, bytes);
      return readAnswer(await answer);
    } finally {
      socket.destroy();
    }
  },
});

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write("zINSTREAM\0");
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = bytes.subarray(from, from + PIECE_BYTES);
    socket.write(lengthOf(piece.length));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
}

function lengthOf(length: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length);
  return head;
}

/** Up to the zero byte that ends it. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.on("data", (piece) => {
      text += piece.toString("utf8");
      const end = text.indexOf("\0");
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > LONGEST_ANSWER) reject(new Error("The virus scanner talks too much."));
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The virus scanner hung up without an answer.")));
  });
}

function readAnswer(text: string): ScanAnswer {
  if (text === "stream: OK") return { isClean: true };
  const finding = /^stream: ([^\r\n]{1,200}) FOUND$/.exec(text)?.[1];
  if (finding) return { isClean: false, finding };
  throw new Error("The virus scanner could not look at a file.");
}
