import type { IncomingMessage } from "node:http";

/** A request's body as text, or null as soon as it is larger than allowed: none that comes in chunks says its length. */
export async function readBounded(body: Request["body"], maxBytes: number): Promise<string | null> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The same straight from the socket. What is over the bound is let go by, so that the sender lives to read the answer. */
export function readBoundedMessage(incoming: IncomingMessage, maxBytes: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    const take = (piece: Buffer) => {
      bytes += piece.byteLength;
      pieces.push(piece);
      if (bytes <= maxBytes) return;
      incoming.off("data", take);
      incoming.resume();
      resolve(null);
    };
    // Whoever left while the way here was still being loaded is announced no more.
    if (incoming.destroyed) reject(new Error("The request ended before its body was read."));
    incoming.on("data", take);
    incoming.once("end", () => resolve(new TextDecoder().decode(Buffer.concat(pieces))));
    incoming.once("error", reject);
    incoming.once("close", () => reject(new Error("The request ended before its body did.")));
  });
}

/** How long a body may take: between two of its pieces, and in all. */
export type BodyTimes = { readonly silentMs: number; readonly wholeMs: number };

/**
 * The same as bytes, and TOO_SLOW where it does not come in time: whoever sends by the drop holds a place for as long as
 * they like. What is not read on is left unread, not cut off: the server drains it, so that the sender lives to read the
 * answer.
 */
export async function readBoundedBytes(
  body: Request["body"],
  maxBytes: number,
  times: BodyTimes,
): Promise<Uint8Array<ArrayBuffer> | "TOO_LARGE" | "TOO_SLOW"> {
  const reader = body?.getReader();
  if (!reader) return new Uint8Array();
  const clock = bodyClock(times);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), clock.over()]);
      if (next === "TOO_SLOW") return leave(reader, next);
      if (next.done) return new Uint8Array(Buffer.concat(pieces));
      bytes += next.value.byteLength;
      if (bytes > maxBytes) return leave(reader, "TOO_LARGE");
      pieces.push(next.value);
    }
  } finally {
    clock.stop();
  }
}

function leave<Why>(reader: ReadableStreamDefaultReader<Uint8Array>, why: Why): Why {
  reader.releaseLock();
  return why;
}

/** Rings once the sender was silent for too long, or took too long in all. */
function bodyClock({ silentMs, wholeMs }: BodyTimes) {
  const until = performance.now() + wholeMs;
  let timer: NodeJS.Timeout | undefined;
  return {
    over: () =>
      new Promise<"TOO_SLOW">((resolve) => {
        clearTimeout(timer);
        timer = setTimeout(() => resolve("TOO_SLOW"), Math.max(0, Math.min(silentMs, until - performance.now())));
      }),
    stop: () => clearTimeout(timer),
  };
}
