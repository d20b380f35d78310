import type { TrustInput } from "@/server/accounts/domain/entities/trust-signal";
import type { OnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { AccountHeadDto } from "./account-dto";
import type { EffectsDto } from "./effects-dto";
import type { HistoryDto } from "./score-history-dto";
import type { SessionDto } from "./session-dto";

/** The account page's first tab. */
export type AccountOverviewDto = {
  readonly head: AccountHeadDto;
  /** Null for roles that see the level only. */
  readonly standing: StandingCardDto | null;
  readonly effects: EffectsDto;
  readonly identity: IdentityCardDto;
  readonly buyer: BuyerCardDto | null;
  readonly seller: SellerCardDto | null;
  /** The newest application to sell; null where nobody applied here. */
  readonly application: ApplicationCardDto | null;
  readonly whereSignedIn: { readonly live: number; readonly latest: readonly SessionDto[] };
};

export type StandingCardDto = {
  readonly topLines: readonly TopLineDto[];
  readonly history: HistoryDto;
};

export type TopLineDto = {
  readonly input: TrustInput;
  readonly label: string;
  readonly seen: string;
  readonly pointsMilli: number;
  readonly pointsText: string;
};

export type IdentityCardDto = {
  readonly bornMasked: string | null;
  readonly gender: string | null;
  /** The email's domain stands in the published list of throw-away ones: a fact to know, no refusal. Readers of points. */
  readonly mailIsDisposable: boolean;
  /** The name mixes scripts, or is drawn like another: a fact to know, no refusal. Readers of points. */
  readonly nameLooksLikeAnother: boolean;
  readonly addresses: { readonly count: number; readonly firstMasked: string | null };
};

export type BuyerCardDto = {
  readonly since: Date;
  readonly orders: OrderSummaryDto;
};

/** As the buyer's read model counts them: whole orders, nothing decays. */
export type OrderSummaryDto = {
  readonly completed: number;
  readonly failed: number;
  readonly refunded: number;
};

export type ApplicationCardDto = {
  /** To open it with; null for roles that do not read applications. */
  readonly id: string | null;
  readonly reference: string;
  readonly storeName: string;
  readonly stageLabel: string;
  readonly openedAt: Date;
  /** When it came to this stage; null where no decision brought it there. */
  readonly since: Date | null;
  readonly isPaused: boolean;
  /** A live seller changed the GSTIN: Tax is looked at again. */
  readonly isTaxReopened: boolean;
};

export type SellerCardDto = {
  readonly storeName: string;
  readonly maskedGstin: string | null;
  readonly isVerified: boolean;
  readonly stage: OnboardingStage;
  readonly stageLabel: string;
  readonly since: Date;
  readonly sales: SalesSummaryDto;
};

/** As the seller's read model counts them. Disputes are signals: null for roles that see none. */
export type SalesSummaryDto = {
  readonly undisputed: number;
  readonly disputes: { readonly opened: number; readonly lost: number } | null;
};
