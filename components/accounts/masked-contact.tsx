"use client";

import { Masked } from "@/components/kit/masked";
import { revealReasons, useReveal } from "@/components/trpc/use-reveal";
import type { MaskedContactDto } from "@/server/accounts/application/dto/account-dto";

type MaskedContactProps = { accountId: string; contact: MaskedContactDto };

const fields = { EMAIL: "email", PHONE: "phone" } as const;

/** A contact as the server masked it, with a way to see it for those who may. */
export function MaskedContact({ accountId, contact }: MaskedContactProps) {
  const field = fields[contact.kind];
  const reveal = useReveal({ accountId, field });
  return (
    <Masked kind={field} masked={contact.masked} reveal={contact.revealable ? reveal : null} reasons={revealReasons} />
  );
}
