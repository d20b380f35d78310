"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useActionState } from "react";
import { CsrfField } from "@/components/kit/csrf-field";
import { type FormAction, FRESH_FORM } from "@/components/kit/form-answers";
import { PublicPill } from "@/components/kit/public-pill";
import { ButtonLink } from "@/components/ui/button-link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OwnAddressDto } from "@/server/accounts/application/dto/own-pages-dto";
import { DeletedAddress } from "./deleted-address";

export type ShownAddress = OwnAddressDto & { readonly countryName: string };

type AddressesPageProps = {
  addresses: readonly ShownAddress[];
  /** Null where one more may be added, else why not. */
  fullBecause: string | null;
  csrf: string;
  /** Said once, after a form on another page led here. */
  saved: string | null;
  actions: { makeDefault: FormAction; remove: FormAction; restore: FormAction };
};

/** Where parcels go: a card each, the default first. What is deleted can be taken back for a moment. */
export function AddressesPage({ addresses, fullBecause, csrf, saved, actions }: AddressesPageProps) {
  const [ofDefault, sendDefault] = useActionState(actions.makeDefault, FRESH_FORM);
  const [ofRemoval, sendRemoval] = useActionState(actions.remove, FRESH_FORM);
  const problem = [...ofDefault.problems, ...ofRemoval.problems][0]?.problem ?? null;
  return (
    <>
      <p role="status" className={(saved ?? ofDefault.receipt) ? "mb-6 text-form text-success" : "sr-only"}>
        {ofDefault.receipt ?? saved}
      </p>
      {problem ? (
        <p role="alert" className="mb-6 font-emphasis text-danger">
          {problem}
        </p>
      ) : null}
      <ul aria-label="Your addresses" className="grid gap-4 sm:grid-cols-2">
        {addresses.map((address) => (
          <AddressCard key={address.id} address={address} csrf={csrf} onDefault={sendDefault} onRemove={sendRemoval} />
        ))}
        <li className="flex min-h-54 flex-col justify-end rounded-md border border-dashed border-input p-5">
          {fullBecause ? (
            <p className="text-form text-muted-fg">{fullBecause}</p>
          ) : (
            <Link href="/account/addresses/new" className="flex min-h-11 flex-col gap-2 link-public font-emphasis">
              <Plus aria-hidden="true" className="size-5" />
              Add an address
            </Link>
          )}
        </li>
      </ul>
      <DeletedAddress removal={ofRemoval} csrf={csrf} restore={actions.restore} />
    </>
  );
}

type AddressCardProps = {
  address: ShownAddress;
  csrf: string;
  onDefault: (form: FormData) => void;
  onRemove: (form: FormData) => void;
};

function AddressCard({ address, csrf, onDefault, onRemove }: AddressCardProps) {
  const { id, recipient, line1, line2, city, state, postalCode, country, isDefault } = address;
  return (
    <li className="flex min-h-54 flex-col rounded-md border border-border bg-surface p-5">
      <div className="flex items-start justify-between gap-4">
        <h2 className="font-emphasis wrap-anywhere">
          <bdi>{recipient}</bdi>
        </h2>
        {isDefault ? <PublicPill tone="plain">Default</PublicPill> : null}
      </div>
      <address className="mt-1 mb-4 grid not-italic wrap-anywhere">
        <bdi>{line1}</bdi>
        {line2 ? <bdi>{line2}</bdi> : null}
        <bdi>
          {city}, {state} {postalCode}
        </bdi>
        {country === "IN" ? null : <bdi>{address.countryName}</bdi>}
      </address>
      <div className="mt-auto flex flex-wrap items-center gap-x-2 -ms-3">
        <ButtonLink href={`/account/addresses/${id}`} tone="ghost" size="public-small">
          Edit
          <span className="sr-only">
            {" "}
            the address of {recipient}, {line1}
          </span>
        </ButtonLink>
        <CardAct
          id={id}
          csrf={csrf}
          action={onRemove}
          label="Delete"
          busyLabel="Deleting"
          about={`${recipient}, ${line1}`}
        />
        {isDefault ? null : (
          <CardAct
            id={id}
            csrf={csrf}
            action={onDefault}
            label="Make default"
            busyLabel="Saving"
            about={`${recipient}, ${line1}`}
          />
        )}
      </div>
    </li>
  );
}

type CardActProps = {
  id: string;
  csrf: string;
  action: (form: FormData) => void;
  label: string;
  busyLabel: string;
  about: string;
};

function CardAct({ id, csrf, action, label, busyLabel, about }: CardActProps) {
  return (
    <form action={action}>
      <CsrfField token={csrf} />
      <input type="hidden" name="addressId" value={id} />
      <SubmitButton tone="ghost" size="public-small" busyLabel={busyLabel}>
        {label}
        <span className="sr-only"> the address of {about}</span>
      </SubmitButton>
    </form>
  );
}
