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

/**
 * The same as bytes. What is too large is left unread, not cut off: the server drains it, so that the sender lives to
 * read the answer.
 */
export async function readBoundedBytes(
  body: Request["body"],
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = body?.getReader();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    bytes += next.value.byteLength;
    if (bytes > maxBytes) {
      reader?.releaseLock();
      return null;
    }
    pieces.push(next.value);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
