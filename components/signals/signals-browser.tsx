"use client";

import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { cx } from "@/components/ui/cx";
import { showToast } from "@/components/ui/toast-store";
import { SignalDrawer } from "./signal-drawer";
import { SignalFacets } from "./signal-facets";
import { SignalGroups } from "./signal-groups";
import { SignalHistogram } from "./signal-histogram";
import { SignalList } from "./signal-list";
import { SignalPins } from "./signal-pins";
import { pinsAtMost, signalsAddress } from "./signals-address";
import { signalFilterInput } from "./signals-input";

/** All signals: how many came when, what they are narrowed by, and each of them or what they have in common. */
export function SignalsBrowser() {
  const [address, setAddress] = useQueryStates(signalsAddress);
  const [openedAt] = useState(() => Date.now());
  const filter = signalFilterInput(address, openedAt);
  const change = (next: Parameters<typeof setAddress>[0]) => void setAddress(next);
  const close = () => change({ ev: null });
  const unpin = (key: string) => change({ pin: address.pin.filter((other) => other !== key) });
  const pin = (key: string) => {
    if (address.pin.includes(key)) unpin(key);
    else if (address.pin.length < pinsAtMost) change({ pin: [...address.pin, key] });
    else showToast({ tone: "info", message: `${pinsAtMost} signals are pinned. Unpin one first.` });
  };
  useShortcut("list-close", close, address.ev !== null);
  return (
    <div className={cx("grid items-start gap-4 p-4 sm:p-6", address.ev && "lg:grid-cols-[minmax(0,1fr)_440px]")}>
      <div className={cx("grid min-w-0 gap-4", address.ev && "max-lg:hidden")}>
        <SignalHistogram filter={filter} onSpan={(from, to) => change({ from, to })} />
        <div className={cx("grid items-start gap-4", !address.ev && "lg:grid-cols-[216px_minmax(0,1fr)]")}>
          {address.ev ? null : <SignalFacets address={address} filter={filter} onChange={change} />}
          <div className="grid min-w-0 gap-4">
            {address.pin.length > 0 ? (
              <SignalPins
                pins={address.pin}
                opened={address.ev}
                onOpen={(ev) => change({ ev })}
                onUnpin={unpin}
                onUnpinAll={() => change({ pin: null })}
              />
            ) : null}
            {address.group ? (
              <SignalGroups filter={filter} group={address.group} onChange={change} />
            ) : (
              <SignalList
                filter={filter}
                address={address}
                onOpen={(ev) => change({ ev })}
                onPin={pin}
                onChange={change}
                isNarrow={address.ev !== null}
              />
            )}
          </div>
        </div>
      </div>
      {address.ev ? (
        <SignalDrawer
          key={address.ev}
          opened={address.ev}
          isPinned={address.pin.includes(address.ev)}
          onPin={pin}
          onClose={close}
          onChange={change}
        />
      ) : null}
      <span role="status" className="sr-only">
        {address.pin.length > 0 ? `${address.pin.length} pinned` : ""}
      </span>
    </div>
  );
}
