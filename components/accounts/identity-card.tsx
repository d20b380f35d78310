import { Check } from "lucide-react";
import Link from "next/link";
import { kycNames } from "@/components/kit/effect-words";
import { IdText } from "@/components/kit/id-text";
import { Time } from "@/components/kit/time";
import { type Fact, Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { AccountHeadDto, MaskedContactDto } from "@/server/accounts/application/dto/account-dto";
import type { IdentityCardDto } from "@/server/accounts/application/dto/account-overview-dto";
import { tabHref } from "./account-address";
import { MaskedContact } from "./masked-contact";
import { MaskedField } from "./masked-field";

type IdentityCardProps = { head: AccountHeadDto; identity: IdentityCardDto };

const names = { EMAIL: "Email", PHONE: "Mobile" } as const;

const statusActions = "account.lock,account.unlock,account.lift-expired-lock,account.change-status";

/** Who the account says it is, and what of that was proved. */
export function IdentityCard({ head, identity }: IdentityCardProps) {
  return (
    <Panel
      title="Identity"
      actions={
        <Link href={`${tabHref(head.id, "audit")}&action=${statusActions}`} scroll={false} className="link text-meta">
          Status history
        </Link>
      }
    >
      <div className="px-4 py-3">
        <Facts labelWidth={72} facts={factsOf(head, identity)} />
      </div>
    </Panel>
  );
}

function factsOf(
  head: AccountHeadDto,
  { bornMasked, addresses, mailIsDisposable, nameLooksLikeAnother }: IdentityCardDto,
): readonly Fact[] {
  return [
    ...head.contacts.map((contact) => ({
      label: names[contact.kind],
      value: (
        <>
          <MaskedContact accountId={head.id} contact={contact} />
          <Proved contact={contact} />
        </>
      ),
    })),
    ...(mailIsDisposable
      ? [{ label: "Domain", value: <span className="text-warn-text">In the list of throw-away mail</span> }]
      : []),
    ...(nameLooksLikeAnother
      ? [{ label: "Name", value: <span className="text-warn-text">Letters of two scripts look alike</span> }]
      : []),
    { label: "KYC", value: kycNames[head.kyc] },
    ...(head.externalId
      ? [{ label: "External", value: <IdText value={head.externalId} name="external id" keep={null} /> }]
      : []),
    {
      label: "Born",
      value: bornMasked ? <MaskedField accountId={head.id} field="dateOfBirth" masked={bornMasked} /> : <None />,
    },
    {
      label: "Address",
      value:
        addresses.count === 0 ? (
          <None />
        ) : (
          `${addresses.count}${addresses.firstMasked ? `, in ${addresses.firstMasked}` : ""}`
        ),
    },
  ];
}

const None = () => <span className="text-muted-fg">Not given</span>;

function Proved({ contact }: { contact: MaskedContactDto }) {
  return contact.verifiedAt ? (
    <span className="ms-auto inline-flex items-center gap-1 text-meta text-muted-fg">
      <Check aria-hidden="true" className="size-3.5 text-success" strokeWidth={2.25} />
      <span className="sr-only">Verified </span>
      <Time at={contact.verifiedAt.toISOString()} as="date" />
    </span>
  ) : (
    <span className="ms-auto text-meta text-muted-fg">Not verified</span>
  );
}
