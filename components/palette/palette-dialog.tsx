"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import * as Primitive from "radix-ui/dialog";
import { type KeyboardEvent, useState } from "react";
import { InlineError } from "@/components/ui/inline-error";
import { Kbd } from "@/components/ui/kbd";
import { adoptPageNonce } from "@/components/ui/page-nonce";
import { useWhenSettled } from "@/components/ui/use-when-settled";
import type { LookupDto, LookupScope } from "@/server/accounts/application/dto/lookup-dto";
import { usePaletteActions } from "./palette-actions";
import { ActionItem, FoundItems, foundValues, PaletteGroup } from "./palette-items";
import { useAccountSearch } from "./use-account-search";

adoptPageNonce();

const scopes: readonly { readonly scope: LookupScope; readonly name: string }[] = [
  { scope: "ANY", name: "Anything" },
  { scope: "NAME", name: "Name or store" },
  { scope: "EMAIL", name: "Email" },
  { scope: "PHONE", name: "Phone" },
  { scope: "GSTIN", name: "GSTIN" },
  { scope: "ID", name: "Account id" },
  { scope: "EXTERNAL_ID", name: "External id" },
];

type PaletteDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** One line that finds accounts, stores and cases, and goes anywhere. What is typed never stands in an address. */
export function PaletteDialog({ open, onOpenChange }: PaletteDialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 top-26 z-50 mx-auto w-[min(672px,calc(100vw-16px))] animate-rise overflow-hidden rounded-lg border border-border-strong bg-pop text-body text-fg shadow-pop max-sm:top-2"
        >
          <Primitive.Title className="sr-only">Search accounts and commands</Primitive.Title>
          <Palette onLeave={() => onOpenChange(false)} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Palette({ onLeave }: { onLeave: () => void }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [scopeAt, setScopeAt] = useState(0);
  const scope = scopes[scopeAt] ?? { scope: "ANY" as const, name: "Anything" };
  const isCommandsOnly = text.startsWith(">");
  const query = isCommandsOnly ? "" : text;
  const search = useAccountSearch(query, scope.scope);
  const actions = usePaletteActions(isCommandsOnly ? text.slice(1) : search.found ? "" : text);
  const open = (href: string) => {
    onLeave();
    router.push(href);
  };
  const [chosen, setChosen] = useFirstOf(search.found);
  const isSettled = query.trim() === "" || !search.isSearching;
  const opening = useWhenSettled(isSettled, () => {
    const href = search.found ? hrefOf(search.found, chosen) : null;
    if (href) open(href);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !isSettled && !event.nativeEvent.isComposing) {
      event.preventDefault();
      opening.ask();
    }
    if (event.key !== "Tab" || isCommandsOnly) return;
    event.preventDefault();
    setScopeAt((scopeAt + (event.shiftKey ? scopes.length - 1 : 1)) % scopes.length);
  };
  return (
    <Command
      label="Search accounts and commands"
      shouldFilter={false}
      loop
      value={chosen}
      onValueChange={setChosen}
      onKeyDown={onKeyDown}
    >
      <div className="flex h-14 items-center gap-3 border-b border-border px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted-fg" strokeWidth={1.75} />
        <Command.Input
          value={text}
          onValueChange={(typed) => {
            opening.forget();
            setText(typed);
          }}
          placeholder="Name, store, email, phone, GSTIN or id"
          className="h-full min-w-0 flex-1 bg-transparent text-public outline-none placeholder:text-muted-fg"
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Search by ${scope.name}. Tab changes it.`}
          onClick={() => setScopeAt((scopeAt + 1) % scopes.length)}
          className="h-6 shrink-0 rounded-sm border border-border-strong px-1.5 text-meta font-medium text-muted-fg"
        >
          {scope.name}
        </button>
        <Kbd>Tab</Kbd>
      </div>
      {search.problem && !isCommandsOnly ? <InlineError message={search.problem} onRetry={search.retry} /> : null}
      <Outcome search={search} query={query} />
      <Command.List className="max-h-[min(484px,60dvh)] scroll-py-2 overflow-y-auto pb-2">
        {search.found ? <FoundItems found={search.found} query={query} onOpen={open} /> : null}
        {actions.length > 0 ? (
          <PaletteGroup heading="Actions">
            {actions.map(({ name, icon: Icon, keys, run }) => (
              <ActionItem
                key={name}
                name={name}
                icon={<Icon aria-hidden="true" className="size-4 text-muted-fg" strokeWidth={1.75} />}
                keys={keys.map((key) => <Kbd key={key}>{key}</Kbd>)}
                onRun={() => {
                  onLeave();
                  run(open);
                }}
              />
            ))}
          </PaletteGroup>
        ) : null}
      </Command.List>
      <PaletteFoot />
    </Command>
  );
}

/** What is chosen in the list: with every new answer its first line, until somebody moves. */
function useFirstOf(found: LookupDto | null): [string, (value: string) => void] {
  const [chosen, setChosen] = useState("");
  const [answer, setAnswer] = useState(found);
  if (answer !== found) {
    setAnswer(found);
    const first = found ? foundValues(found)[0] : undefined;
    if (first !== undefined) setChosen(first.value);
  }
  return [chosen, setChosen];
}

/** Where the chosen line of an answer leads, or null when it is none of them. */
const hrefOf = (found: LookupDto, chosen: string): string | null =>
  foundValues(found).find(({ value }) => value === chosen)?.href ?? null;

/** Says what the look-up came to; for speech also how many it found. */
function Outcome({ search, query }: { search: ReturnType<typeof useAccountSearch>; query: string }) {
  const { found, isSearching } = search;
  const words =
    found === null || query.trim() === ""
      ? ""
      : found.hint
        ? found.hint
        : found.outcome === "NONE"
          ? `Nothing found, searching by ${found.kindLabel}.`
          : null;
  return (
    <p role="status" className={words ? "px-4 pt-3 pb-1 text-muted-fg" : "sr-only"}>
      {words ?? (isSearching ? "" : `${found?.accounts.length ?? 0} accounts found`)}
    </p>
  );
}

function PaletteFoot() {
  return (
    <div
      aria-hidden="true"
      className="flex h-10 items-center gap-4 border-t border-border bg-sunken px-4 text-meta text-muted-fg pointer-coarse:hidden"
    >
      <span className="flex items-center gap-1">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> move
      </span>
      <span className="flex items-center gap-1">
        <Kbd>↵</Kbd> open
      </span>
      <span className="flex items-center gap-1">
        <Kbd>{">"}</Kbd> commands only
      </span>
    </div>
  );
}
