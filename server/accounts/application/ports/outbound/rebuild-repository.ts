import type { ReadModelName } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";

/** A rebuild that is not over, and who asked for it when. */
export type OpenRebuild = { readonly by: string; readonly at: Date };

export type RebuildRepository = {
  /** Notes that somebody wants the read model built anew. Null; or the rebuild that is asked for or running already. */
  request(name: ReadModelName, by: string): Promise<OpenRebuild | null>;
};
