/** What two accounts may have in common. */
export const LINK_KINDS = ["DEVICE", "INSTRUMENT", "GSTIN", "ADDRESS", "PHONE", "IP"] as const;

export type LinkKind = (typeof LINK_KINDS)[number];

export const isLinkKind = (text: string): text is LinkKind => LINK_KINDS.some((kind) => kind === text);
