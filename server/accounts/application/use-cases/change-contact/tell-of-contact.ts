import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import { tellHolder } from "../tell-holder";

export type ContactNews = {
  readonly kind: "EMAIL" | "PHONE";
  readonly change: "added" | "changed" | "removed";
};

/** Tells the contacts that the account had before, the one that goes among them: somebody else may be at work. */
export function tellOfContact(write: WritableRepositories, before: Account, { kind, change }: ContactNews): void {
  const what = kind === "EMAIL" ? "email address" : "mobile number";
  tellHolder(write, before, "CONTACT_CHANGED", { what, change, at: write.at.toISOString() });
}
