import type { ReviewCase } from "../entities/review-case";

/**
 * A case that stands for nothing but links to fraud, and came after a second person was asked about the cluster: what
 * its containing locks say about those beside them. It closes with the cluster, and is no news to whoever approves.
 */
export const isOpenedByItsLocks = (
  { openedAt, reasons }: Pick<ReviewCase, "openedAt" | "reasons">,
  requestedAt: Date,
): boolean => openedAt >= requestedAt && reasons.every((reason) => reason === "LINKED_TO_FRAUD");
