"use client";

import { useSyncExternalStore } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { type ShortcutGroup, shortcutGroups, shortcutIds, shortcuts } from "./catalogue";
import { PressKeys } from "./press-keys";
import { areSingleKeysOn, setSingleKeys, subscribeToSingleKeys } from "./single-keys";

type ShortcutHelpDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Exactly the catalogue, and the switch for single keys. */
export function ShortcutHelpDialog({ open, onOpenChange }: ShortcutHelpDialogProps) {
  const isOn = useSyncExternalStore(subscribeToSingleKeys, areSingleKeysOn, () => true);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" width="wide">
      <DialogBody className="pb-6">
        <Checkbox
          id="single-key-shortcuts"
          label="Single-key shortcuts"
          checked={isOn}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
        <div className="gap-8 sm:columns-2">
          {shortcutGroups.map((group) => (
            <Group key={group} group={group} />
          ))}
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Group({ group }: { group: ShortcutGroup }) {
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="caps mb-1">{group}</h3>
      <dl>
        {shortcutIds
          .filter((id) => shortcuts[id].group === group)
          .map((id) => (
            <div
              key={id}
              data-shortcut={id}
              className="flex min-h-8 items-center justify-between gap-4 border-b border-row-line last:border-b-0"
            >
              <dt>{shortcuts[id].does}</dt>
              <dd>
                <PressKeys presses={shortcuts[id].presses} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
