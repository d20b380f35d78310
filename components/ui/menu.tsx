"use client";

import Link from "next/link";
import * as Primitive from "radix-ui/dropdown-menu";
import { Fragment, type ReactNode, useEffect, useRef } from "react";
import { cx } from "./cx";
import type { MenuOpening } from "./late-menu";
import { adoptPageNonce } from "./page-nonce";

adoptPageNonce();

type MenuProps = {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  /** Drawn over everything, for a button inside a part that scrolls. */
  isOverAll?: boolean;
  /** Open from the beginning, after a press that came before this code. */
  opening?: MenuOpening;
};

/** A menu of commands below (or above) its button. Arrow keys, type-ahead and Escape come with it. */
export function Menu(props: MenuProps) {
  const { trigger, label, children, align = "end", side = "bottom", isOverAll = false, opening } = props;
  const content = useRef<HTMLDivElement>(null);
  const Layer = isOverAll ? Primitive.Portal : Fragment;
  useEffect(() => {
    if (opening === "keys") content.current?.querySelector<HTMLElement>(FIRST_ENTRY)?.focus();
  }, [opening]);
  return (
    <Primitive.Root modal={false} defaultOpen={opening !== undefined}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Layer>
        <Primitive.Content
          ref={content}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise overflow-y-auto rounded-lg border border-border-strong bg-pop p-1 text-body text-fg shadow-pop"
        >
          {children}
        </Primitive.Content>
      </Layer>
    </Primitive.Root>
  );
}

const FIRST_ENTRY = "[role^=menuitem]:not([data-disabled])";

const itemLook =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-sm px-2 text-start outline-none data-disabled:cursor-not-allowed data-disabled:text-subtle-fg data-highlighted:bg-hover pointer-coarse:min-h-11";

type MenuItemProps = {
  children: ReactNode;
  icon?: ReactNode;
  onSelect?: () => void;
  tone?: "plain" | "danger";
  /** Said beside the item when it can't be chosen. */
  blockedBecause?: string | null;
};

/** One command. A blocked one stays in the list and says why. */
export function MenuItem({ children, icon, onSelect, tone = "plain", blockedBecause = null }: MenuItemProps) {
  return (
    <Primitive.Item
      {...(onSelect ? { onSelect } : {})}
      disabled={blockedBecause !== null}
      className={cx(itemLook, tone === "danger" && "text-danger")}
    >
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {blockedBecause ? <span className="block text-meta text-muted-fg">{blockedBecause}</span> : null}
      </span>
    </Primitive.Item>
  );
}

/** A page that the menu leads to. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Item asChild>
      <Link href={href} className={cx(itemLook, "no-underline")}>
        {icon}
        <span className="min-w-0 flex-1">{children}</span>
      </Link>
    </Primitive.Item>
  );
}

type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
};

/** One choice out of a few, with a heading, as for the theme. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Primitive.RadioGroup
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Primitive.Label className="caps px-2 pt-2 pb-1">{label}</Primitive.Label>
      {options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} className={itemLook}>
          <span className="grid size-4 place-items-center rounded-full border border-input" aria-hidden="true">
            <Primitive.ItemIndicator className="size-2 rounded-full bg-primary drawn" />
          </span>
          {option.label}
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

/** Between groups of entries. */
export function MenuSeparator() {
  return <Primitive.Separator className="mx-2 my-1 border-t border-border" />;
}
