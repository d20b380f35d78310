import { isLoopback } from "./loopback";

type OutgoingRequest = {
  readonly method: "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const timeoutMs = 10_000;

/** Why a request never left. */
class OutgoingRefused extends Error {
  override readonly name = "OutgoingRefused";
}

/**
 * The way out for messages by HTTP: to the one origin that was configured, encrypted unless it is on this machine, following no
 * redirect, and for ten seconds at most. No address that somebody typed or sent ever gets here (R74).
 */
export const outgoingHttp =
  (configured: URL) =>
  async (address: URL, { method, headers, body }: OutgoingRequest): Promise<{ readonly status: number }> => {
    if (address.origin !== configured.origin) throw new OutgoingRefused("Requests leave for the configured host alone");
    if (address.protocol !== "https:" && !(address.protocol === "http:" && isLoopback(address.hostname))) {
      throw new OutgoingRefused("Requests leave encrypted");
    }
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(address, { method, headers, body, redirect: "error", signal });
    await answer.body?.cancel();
    return { status: answer.status };
  };
