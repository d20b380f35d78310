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
