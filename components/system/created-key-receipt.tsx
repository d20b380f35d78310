import { CircleCheck } from "lucide-react";
import type { ConfirmReceipt } from "@/components/kit/confirm-frame";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { CopyKey } from "./copy-key";

type CreatedKey = {
  readonly key: string;
  readonly name: string;
  readonly prefix: string;
  readonly onClose: () => void;
};

/** The key, this once, to be carried to where it is used. */
export function createdKeyReceipt({ key, name, prefix, onClose }: CreatedKey): ConfirmReceipt {
  return {
    title: "Key created",
    description: (
      <>
        <bdi>{name}</bdi> · known later as <span className="mono">{prefix}…</span>
      </>
    ),
    emblem: (
      <span className="edged grid size-10 shrink-0 place-items-center rounded-full bg-st-active-bg text-st-active-fg">
        <CircleCheck aria-hidden="true" className="size-4" />
      </span>
    ),
    body: (
      <div className="grid gap-3">
        <p>Copy it now. It is not shown again, and nobody here can read it.</p>
        <CopyKey value={key} />
      </div>
    ),
    buttons: (
      <Button tone="primary" onClick={onClose} keys={<Kbd onSolid>Esc</Kbd>}>
        I have copied it
      </Button>
    ),
  };
}
