import type { AccountHeadDto } from "./account-dto";
import type { EffectsDto, EffectsTableDto } from "./effects-dto";
import type { EvidenceDto } from "./evidence-dto";
import type { ExplanationDto } from "./explanation-dto";
import type { HistoryDto } from "./score-history-dto";

/** The Trust tab, now or at a past moment. */
export type AccountTrustDto = {
  readonly head: AccountHeadDto;
  /** Set when the page shows the past: everything but `head` belongs to that moment. */
  readonly past: Date | null;
  readonly explanation: ExplanationDto;
  readonly effects: EffectsDto;
  readonly effectsTable: EffectsTableDto;
  readonly history: HistoryDto;
  /** Newest first, bounded. */
  readonly evidence: readonly EvidenceDto[];
  readonly evidenceTruncated: boolean;
};
