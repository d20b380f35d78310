import type { ReadModelName } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import { accountSummaryRebuild } from "./account-summary-model";
import { buyerActivityFold, sellerReputationFold } from "./fold-sql";
import { buyerActivityModel, sellerReputationModel } from "./folded-models";
import { foldedRebuild } from "./folded-rebuild";
import type { RebuildableModel } from "./read-model";

/** Every read model that can be built anew, by its name. */
export const rebuildableModels: Readonly<Record<ReadModelName, RebuildableModel>> = {
  "account-summary": accountSummaryRebuild,
  "seller-reputation": foldedRebuild(sellerReputationModel, sellerReputationFold),
  "buyer-activity": foldedRebuild(buyerActivityModel, buyerActivityFold),
};
