import type { ParkedKindDto, ParkedMessageRowDto } from "@/server/accounts/application/dto/system-dto";

const kinds: Readonly<Record<ParkedKindDto, string>> = {
  SHOP_EVENT: "Shop event",
  ACCOUNT_EVENT: "Account event",
  MESSAGE_TO_HOLDER: "Message to a holder",
};

export const kindText = (kind: ParkedKindDto): string => kinds[kind];

export const triesText = (attempts: number): string => (attempts === 1 ? "1 try" : `${attempts} tries`);

/** What replaying does, before anybody presses the button. */
export function replayText({ kind }: Pick<ParkedMessageRowDto, "kind">, behind: number): string {
  if (kind === "SHOP_EVENT")
    return "It is received again. If it arrived by another way meanwhile, nothing counts twice.";
  if (kind === "MESSAGE_TO_HOLDER") return "It is sent again, with all its tries before it.";
  return behind === 0
    ? "It goes out again, with all its tries before it."
    : `It goes out again, and then the ${behind} behind it, in their order.`;
}

export const outcomeText = {
  RECEIVED: "Received: it counts from now on.",
  KNOWN: "It had arrived already: nothing changed.",
  SENT: "It goes out again.",
} as const;
