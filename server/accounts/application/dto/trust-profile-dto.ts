import type { AccountHeadDto } from "./account-dto";
import type { EffectsDto, EffectsTableDto } from "./effects-dto";
import type { EvidenceDto } from "./evidence-dto";
import type { ExplanationDto } from "./explanation-dto";
import type { OutlookDto } from "./outlook-dto";
import type { OverrideDto } from "./override-dto";
import type { PeersDto } from "./peers-dto";
import type { HistoryDto, InputHistoryDto } from "./score-history-dto";

/** The Trust tab, now or at a past moment. */
export type AccountTrustDto = {
  readonly head: AccountHeadDto;
  /** Set when the page shows the past: everything but `head` belongs to that moment. */
  readonly past: Date | null;
  readonly explanation: ExplanationDto;
  /** The floor or ceiling that staff have set, in force at that moment. */
  readonly override: OverrideDto | null;
  /** Null of the past. */
  readonly outlook: OutlookDto | null;
  /** Null of the past, and where too few accounts alike were sampled. */
  readonly peers: PeersDto | null;
  readonly effects: EffectsDto;
  readonly effectsTable: EffectsTableDto;
  readonly history: HistoryDto;
  readonly inputHistory: InputHistoryDto;
  /** Newest first, bounded. */
  readonly evidence: readonly EvidenceDto[];
  readonly evidenceTruncated: boolean;
};
