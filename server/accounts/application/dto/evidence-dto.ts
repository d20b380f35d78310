import type { Factor, TrustInput } from "@/server/accounts/domain/entities/trust-signal";

/** One stored signal in words. */
export type EvidenceDto = {
  readonly id: string;
  readonly factor: Factor;
  readonly input: TrustInput;
  readonly inputLabel: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly words: string;
  readonly direction: "RAISES" | "LOWERS" | "WITHDRAWN" | "NEUTRAL";
  readonly source: string;
};

export type EvidencePageDto = { readonly rows: readonly EvidenceDto[]; readonly nextCursor: string | null };
