"use client";

import { Masked } from "@/components/kit/masked";
import { useStaffSession } from "@/components/shell/staff-session";
import { type RevealOrder, revealReasons, useReveal } from "@/components/trpc/use-reveal";

const kinds: Readonly<Record<RevealOrder["field"], string>> = {
  email: "email",
  phone: "phone",
  ip: "IP address",
  gstin: "GSTIN",
  dateOfBirth: "date of birth",
};

/** A private value other than a contact: masked, with a way to see it for those who may. */
export function MaskedField({ masked, ...order }: RevealOrder & { masked: string }) {
  const { can } = useStaffSession();
  const reveal = useReveal(order);
  return (
    <Masked
      kind={kinds[order.field]}
      masked={masked}
      reveal={can.includes("account.reveal") ? reveal : null}
      reasons={revealReasons}
    />
  );
}
