/** Where a shortcut lives; a higher layer hears a key first. */
export type ShortcutLayer = "global" | "page" | "case" | "stage" | "dialog";

export type Shortcut = {
  /**
   * Presses that do it, each a sequence of keys divided by spaces. Keys are named as in `KeyboardEvent.key`;
   * `Mod+` is Control, or Command on a Mac.
   */
  readonly presses: readonly string[];
  readonly does: string;
  readonly group: ShortcutGroup;
  readonly layer: ShortcutLayer;
};

export type ShortcutGroup =
  | "Everywhere"
  | "Go to"
  | "Lists"
  | "Sellers"
  | "Case"
  | "Signals"
  | "Audit"
  | "Approvals"
  | "Seller's stage"
  | "Team";

/** The one list of keys: the registry obeys it, the help shows it, the tests walk through it. */
const catalogue = {
  search: { presses: ["Mod+k"], does: "Search accounts", group: "Everywhere", layer: "global" },
  filter: { presses: ["/"], does: "Go to the filter of this page", group: "Everywhere", layer: "page" },
  help: { presses: ["?"], does: "Show these shortcuts", group: "Everywhere", layer: "global" },
  sidebar: { presses: ["["], does: "Narrow or widen the navigation", group: "Everywhere", layer: "global" },
  "apply-new": { presses: ["."], does: "Show what is new", group: "Everywhere", layer: "page" },
  "go-review": { presses: ["g r"], does: "Review", group: "Go to", layer: "global" },
  "go-accounts": { presses: ["g a"], does: "Accounts", group: "Go to", layer: "global" },
  "go-sellers": { presses: ["g s"], does: "Sellers", group: "Go to", layer: "global" },
  "go-signals": { presses: ["g i"], does: "Signals", group: "Go to", layer: "global" },
  "go-audit": { presses: ["g u"], does: "Audit", group: "Go to", layer: "global" },
  "go-policies": { presses: ["g p"], does: "Policies", group: "Go to", layer: "global" },
  "go-approvals": { presses: ["g v"], does: "Approvals", group: "Go to", layer: "global" },
  "go-team": { presses: ["g t"], does: "Team", group: "Go to", layer: "global" },
  "go-system": { presses: ["g h"], does: "System", group: "Go to", layer: "global" },
  "list-next": { presses: ["j", "ArrowDown"], does: "Next row", group: "Lists", layer: "page" },
  "list-previous": { presses: ["k", "ArrowUp"], does: "Previous row", group: "Lists", layer: "page" },
  "list-open": { presses: ["Enter"], does: "Open the row", group: "Lists", layer: "page" },
  "list-close": { presses: ["Escape"], does: "Close what is open beside the list", group: "Lists", layer: "page" },
  "seller-take": { presses: ["a"], does: "Take the application, or give it back", group: "Sellers", layer: "page" },
  "case-clear": { presses: ["1"], does: "Clear", group: "Case", layer: "case" },
  "case-verify": { presses: ["2"], does: "Verify", group: "Case", layer: "case" },
  "case-limit": { presses: ["3"], does: "Limit", group: "Case", layer: "case" },
  "case-suspend": { presses: ["4"], does: "Suspend", group: "Case", layer: "case" },
  "case-lock": { presses: ["5"], does: "Lock", group: "Case", layer: "case" },
  "case-why": { presses: ["w"], does: "Why it is here", group: "Case", layer: "case" },
  "case-undo": { presses: ["u"], does: "Undo the last decision", group: "Case", layer: "page" },
  "case-copy-id": { presses: ["y"], does: "Copy the account id", group: "Case", layer: "case" },
  "audit-copy-link": { presses: ["y"], does: "Copy a link to the entry", group: "Audit", layer: "page" },
  "audit-raw": { presses: ["d"], does: "Switch between changes and raw JSON", group: "Audit", layer: "page" },
  "approval-approve": { presses: ["a"], does: "Approve the open request", group: "Approvals", layer: "case" },
  "approval-decline": { presses: ["d"], does: "Decline the open request", group: "Approvals", layer: "case" },
  "approval-close": { presses: ["Escape"], does: "Close the request", group: "Approvals", layer: "case" },
  "signal-group": { presses: ["b"], does: "Group the signals", group: "Signals", layer: "page" },
  "signal-facets": { presses: ["f"], does: "Go to the inputs to choose", group: "Signals", layer: "page" },
  "signal-pin": { presses: ["Shift+Enter"], does: "Pin the signal, or unpin it", group: "Signals", layer: "page" },
  "stage-business": { presses: ["1"], does: "Business", group: "Seller's stage", layer: "stage" },
  "stage-identity": { presses: ["2"], does: "Identity", group: "Seller's stage", layer: "stage" },
  "stage-tax": { presses: ["3"], does: "Tax", group: "Seller's stage", layer: "stage" },
  "stage-payout": { presses: ["4"], does: "Payout", group: "Seller's stage", layer: "stage" },
  "stage-store": { presses: ["5"], does: "Store", group: "Seller's stage", layer: "stage" },
  "stage-final": { presses: ["6"], does: "Final", group: "Seller's stage", layer: "stage" },
  "stage-approve": { presses: ["a"], does: "Approve the stage", group: "Seller's stage", layer: "stage" },
  "stage-return": { presses: ["b"], does: "Send the stage back", group: "Seller's stage", layer: "stage" },
  "stage-reject": { presses: ["r"], does: "Reject the application", group: "Seller's stage", layer: "stage" },
  "document-previous": { presses: ["["], does: "Previous document", group: "Seller's stage", layer: "stage" },
  "document-next": { presses: ["]"], does: "Next document", group: "Seller's stage", layer: "stage" },
  "document-larger": { presses: ["+", "="], does: "Larger", group: "Seller's stage", layer: "stage" },
  "document-smaller": { presses: ["-"], does: "Smaller", group: "Seller's stage", layer: "stage" },
  "document-fit": { presses: ["0"], does: "Fit the width", group: "Seller's stage", layer: "stage" },
  "document-turn": { presses: ["t"], does: "Turn by a quarter", group: "Seller's stage", layer: "stage" },
  "document-page-previous": { presses: ["{"], does: "Previous page", group: "Seller's stage", layer: "stage" },
  "document-page-next": { presses: ["}"], does: "Next page", group: "Seller's stage", layer: "stage" },
  "team-invite": { presses: ["i"], does: "Invite a colleague", group: "Team", layer: "page" },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof catalogue;

export const shortcuts: Readonly<Record<ShortcutId, Shortcut>> = catalogue;

/** In the order in which the help shows them. */
export const shortcutIds: readonly ShortcutId[] = Object.keys(catalogue).filter(
  (id): id is ShortcutId => id in catalogue,
);

export const shortcutGroups: readonly ShortcutGroup[] = [
  "Everywhere",
  "Go to",
  "Lists",
  "Sellers",
  "Case",
  "Signals",
  "Audit",
  "Approvals",
  "Seller's stage",
  "Team",
];

/** Bare keys obey the off switch; those with Control or Command always work. */
export function isSingleKey(shortcut: Shortcut): boolean {
  return shortcut.presses.every((press) => !press.startsWith("Mod+"));
}
