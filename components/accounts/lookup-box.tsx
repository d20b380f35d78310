"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useStaffSession } from "@/components/shell/staff-session";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useWhenSettled } from "@/components/ui/use-when-settled";
import type { LookupScope } from "@/server/accounts/application/dto/lookup-dto";
import { accountHref } from "./account-address";
import type { Lookup } from "./use-lookup";

const scopeNames: Readonly<Record<LookupScope, string>> = {
  ANY: "Anything",
  ID: "Account id",
  EMAIL: "Email",
  PHONE: "Phone",
  NAME: "Name or store",
  GSTIN: "GSTIN",
  EXTERNAL_ID: "External id",
};

const scopes = Object.entries(scopeNames).map(([value, label]) => ({ value, label }));

const isScope = (value: string): value is LookupScope => value in scopeNames;

/** The box, and what the text is taken for. Enter opens the one account that an exact value names. */
export function LookupBox({ lookup }: { lookup: Lookup }) {
  const box = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const { role } = useStaffSession();
  useShortcut("filter", () => box.current?.focus());
  useEffect(() => {
    if (role === "SUPPORT") box.current?.focus({ preventScroll: true });
  }, [role]);
  const opening = useWhenSettled(lookup.isSettled, () => {
    const only = lookup.rows?.length === 1 ? lookup.rows[0]?.id : null;
    const found = lookup.answer?.exactAccountId ?? only;
    if (found) void lookup.addressWritten().then(() => router.push(accountHref(found)));
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") opening.ask();
    if (event.key === "ArrowDown") {
      event.preventDefault();
      document.querySelector<HTMLElement>("[data-row]")?.focus();
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element `search` is too young for some of the browsers in use.
    <div role="search" className="flex shrink-0 flex-wrap gap-2 px-4 pt-3 sm:px-6 print:hidden">
      <TextField
        ref={box}
        id="lookup-text"
        type="search"
        label="Search accounts"
        labelNote="by name, store, email, phone, GSTIN, external id or account id"
        fieldClassName="min-w-0 flex-1 basis-80"
        value={lookup.typed.text}
        onChange={(event) => {
          opening.forget();
          lookup.type({ text: event.target.value });
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
        aria-keyshortcuts="/"
        maxLength={1000}
        className="[&::-webkit-search-cancel-button]:appearance-none"
      />
      <div className="w-44 max-sm:w-full">
        <SelectField
          id="lookup-scope"
          label="Search by"
          options={scopes}
          value={lookup.typed.scope}
          onChange={(event) => {
            if (isScope(event.target.value)) lookup.type({ scope: event.target.value });
          }}
        />
      </div>
    </div>
  );
}
