import type { ProbationProgress } from "@/server/accounts/domain/domain-services/probation-progress-service";
import type { EffectsDto, SellerEffectsDto } from "./effects-dto";

/** What a seller reads about their own shop: no level, no score, no name of staff. */
export type SellingHomeDto = {
  readonly storeName: string;
  readonly since: Date;
  readonly number: SellerNumberDto;
  readonly state: SellingHomeState;
  readonly isEstablished: boolean;
  readonly privileges: SellerEffectsDto;
  readonly pricing: EffectsDto["pricing"];
  /** What probation still takes, and what comes after it; null once it is over. */
  readonly probation: { readonly progress: ProbationProgress; readonly after: SellerEffectsDto } | null;
  /** What the best record gives; null for whoever has it. */
  readonly best: SellerEffectsDto | null;
  readonly figures: SellerFiguresDto;
};

export type SellerNumberDto = {
  /** In use; null for sellers whose number nobody has told us. */
  readonly inUse: string | null;
  /** The authority's register confirmed it; being well formed is another fact. */
  readonly isConfirmed: boolean;
  /** Looked at before it takes the other's place. */
  readonly inReview: { readonly value: string; readonly asked: { message: string; until: string } | null } | null;
  /** Whoever never applied here has no earlier stages to compare a new number with. */
  readonly isChangeable: boolean;
};

/** The one thing that decides whether something new can be listed. */
export type SellingHomeState = "OPEN" | "PAUSED" | "NUMBER_IN_REVIEW" | "NUMBER_RETURNED" | "NOT_PROVED" | "STOPPED";

export type SellerFiguresDto = {
  readonly ordersCompleted: number;
  readonly withoutComplaint: number;
  readonly complaints: number;
  readonly badReviews: number;
  readonly ordersFailed: number;
  readonly lastSaleAt: Date | null;
};
