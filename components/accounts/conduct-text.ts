import type { SumDto } from "@/server/accounts/application/dto/conduct-dto";

const percent = new Intl.NumberFormat("en-IN", { style: "percent", maximumFractionDigits: 1 });

/** "97.5% completed"; nothing where there is nothing to take a share of. */
export const shareText = (part: number, whole: number, of: string): string | null =>
  whole > 0 ? `${percent.format(part / whole)} ${of}` : null;

/** "₹1,20,000 and $40": sums of two currencies are never added. */
export const sumsText = (sums: readonly SumDto[]): string =>
  sums.length === 0 ? "—" : sums.map(({ text }) => text).join(" and ");
