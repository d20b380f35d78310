import { Ban, Eye, Lock, LogIn, LogOut, Scale } from "lucide-react";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import { FormRow } from "./confirm-frame";
import { type EffectLine, EffectPreview } from "./effect-preview";

const icon = { "aria-hidden": true, strokeWidth: 1.75 } as const;

type StatusEffectsProps = { to: AccountStatus; account: { readonly liveSessions: number; readonly isLocked: boolean } };

/** What happens now, and what once another lead agrees. */
export function StatusEffects({ to, account }: StatusEffectsProps) {
  return (
    <FormRow label="What happens">
      <EffectPreview label="What happens" lines={linesOf(to, account)} />
    </FormRow>
  );
}

function linesOf(to: AccountStatus, account: StatusEffectsProps["account"]): readonly EffectLine[] {
  const waits = { key: "waits", icon: <Scale {...icon} />, detail: "within a day, or it lapses" };
  switch (to) {
    case "SUSPENDED":
      return [
        ...nowLines(account),
        { ...waits, what: "Suspended when another lead agrees" },
        { key: "customer", icon: <Eye {...icon} />, what: "Customer sees “Your account is on hold”" },
      ];
    case "ACTIVE":
      return [
        { ...waits, what: "Active again when another lead agrees" },
        { key: "sign-in", icon: <LogIn {...icon} />, what: "The customer can sign in and act again" },
      ];
    case "DISABLED":
      return [
        { ...waits, what: "Disabled when another lead agrees" },
        { key: "final", icon: <Ban {...icon} />, what: "This is final. Contacts and GSTIN stay taken" },
      ];
  }
}

function nowLines({ liveSessions, isLocked }: StatusEffectsProps["account"]): readonly EffectLine[] {
  if (isLocked) return [{ key: "lock", icon: <Lock {...icon} />, what: "The lock that stands stays" }];
  const ending = liveSessions === 1 ? "1 session ends now" : `${liveSessions} sessions end now`;
  return [
    { key: "lock", icon: <Lock {...icon} />, what: "Locked at once, for up to 24 hours" },
    { key: "sessions", icon: <LogOut {...icon} />, what: liveSessions === 0 ? "No session is live" : ending },
  ];
}
