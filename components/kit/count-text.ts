import { countText } from "./money";

/** A count that stops at a thousand: "42", "1,000+". */
export function boundedCountText({ count, more }: { readonly count: number; readonly more: boolean }): string {
  return more ? `${countText(count)}+` : countText(count);
}
