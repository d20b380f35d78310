import { done } from "@/server/accounts/domain/result";
import type { TakeBack } from "./take-back";

/** Nobody agreed: whoever is contained is let go by the worker, account after account; the rest is done with. */
export const endClusterWithin: TakeBack = async (write, { id }) =>
  done((await write.clusters.end(id)) > 0 ? "LOCKS" : null);
