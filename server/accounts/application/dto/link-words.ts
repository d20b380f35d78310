import type { LinkKind } from "@/server/accounts/domain/value-objects/link-kind";

const LABELS: Readonly<Record<LinkKind, string>> = {
  DEVICE: "Same device",
  INSTRUMENT: "Same payment instrument",
  GSTIN: "Same GSTIN",
  ADDRESS: "Same address",
  PHONE: "Same phone number, now or once",
  IP: "Same rare network address",
};

export const linkLabel = (kind: LinkKind): string => LABELS[kind];
