import * as z from "zod/mini";
import { done } from "@/server/accounts/domain/result";
import { approvedOrder } from "../approve-request/approved-order";

const count = z.int().check(z.minimum(0));

export const storedClusterSchema = z.strictObject({
  CLEAR: count,
  VERIFY: count,
  LIMIT: count,
  LOCK: count,
  leftOut: count,
  contained: count,
  isCut: z.boolean(),
});

/** Marks every account; the worker decides them one after the other, and says of each what came of it. */
export const runApprovedCluster = approvedOrder(storedClusterSchema, async (write, _order, { id }) => {
  await write.clusters.start(id);
  return done({ endedSessionIds: [] });
});
