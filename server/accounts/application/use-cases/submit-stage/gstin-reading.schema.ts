import { gstStateName } from "@/server/accounts/domain/value-objects/gst-state";
import { panOf, parseGstin, stateCodeOf } from "@/server/accounts/domain/value-objects/gstin";

/** What a number says of itself, or the one thing that is wrong with it. */
export type GstinReading =
  | { readonly ok: true; readonly state: string; readonly pan: string; readonly grouped: string }
  | { readonly ok: false; readonly problem: string };

/** Reads a number as typed, for the word beside its field. The server reads it again. */
export function readGstin(typed: string): GstinReading {
  const read = parseGstin(typed);
  if (read.ok) {
    const number = read.value;
    return { ok: true, state: gstStateName(stateCodeOf(number)), pan: panOf(number), grouped: inGroups(number) };
  }
  const { refusal } = read;
  const problem = refusal.code === "VALIDATION" ? refusal.fields[0]?.problem : undefined;
  return { ok: false, problem: problem ?? "This is no GSTIN." };
}

/** `27 ABCDE1234F 1 Z 5`: as it can be read aloud; anything that is not fifteen characters long stays as it is. */
export function inGroups(gstNumber: string): string {
  const plain = gstNumber.replace(/[\s-]/g, "").toUpperCase();
  if (plain.length !== 15) return gstNumber;
  return [plain.slice(0, 2), plain.slice(2, 12), plain.slice(12, 13), plain.slice(13, 14), plain.slice(14)].join(" ");
}
