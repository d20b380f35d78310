import { stateWords } from "@/components/kit/policy-words";
import type { PolicyDto, PolicyRowDto } from "@/server/accounts/application/dto/policy-dto";

type Compared = Pick<PolicyDto, "version"> & { readonly compared: { readonly version: number } | null };

/** Every other version, the usual one first; that one alone as long as the others are not known. */
export function comparable(
  { version, compared }: Compared,
  rows: readonly Pick<PolicyRowDto, "version" | "state">[],
): readonly { readonly value: string; readonly label: string }[] {
  const words = new Map(rows.map((row) => [row.version, `v${row.version}, ${stateWords[row.state].toLowerCase()}`]));
  const usual = compared ? [compared.version] : [];
  return [...new Set([...usual, ...words.keys()])]
    .filter((other) => other !== version)
    .map((other) => ({ value: String(other), label: words.get(other) ?? `v${other}` }));
}

/** "Factors against v12"; the usual comparison needs no word. */
export const titleAgainst = (title: string, against: number | null): string =>
  against === null ? title : `${title} against v${against}`;
