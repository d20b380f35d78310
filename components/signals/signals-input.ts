import { type SignalsAddress, thingIn } from "./signals-address";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Relative bounds move in steps, so that page and browser ask the same question. */
const stepMs = 10 * 60_000;

export const signalRows = 50;

/** The filter of an address as the server takes it, with spans as moments. */
export function signalFilterInput(address: SignalsAddress, now: number) {
  const { input, lean, sev, side, reuse, ip, source, of, account, from, to } = address;
  return {
    inputs: [...input],
    leaning: lean,
    severity: sev,
    side,
    deviceReuse: reuse === null ? null : Number(reuse),
    ipClass: ip,
    source,
    of: thingIn(of),
    accountId: account,
    from: momentOf(from, now),
    to: momentOf(to, now),
  };
}

export type SignalFilter = ReturnType<typeof signalFilterInput>;

function momentOf(text: string | null, now: number): Date | null {
  if (text === null) return null;
  const span = /^-(\d+)([hd])$/.exec(text);
  if (span) return new Date(Math.floor(now / stepMs) * stepMs - Number(span[1]) * (span[2] === "h" ? hourMs : dayMs));
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
}

/** A signal as the address names it. */
export const keyOfSignal = ({ id, recordedAt }: { readonly id: string; readonly recordedAt: Date }): string =>
  `${id}.${recordedAt.getTime()}`;

export function signalOfKey(key: string): { readonly id: string; readonly recordedAt: Date } {
  const [id = "", at = "0"] = key.split(".");
  return { id, recordedAt: new Date(Number(at)) };
}
