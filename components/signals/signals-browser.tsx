"use client";

import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useShortcut } from "@/components/shortcuts/use-shortcut";
import { cx } from "@/components/ui/cx";
import { SignalDrawer } from "./signal-drawer";
import { SignalFacets } from "./signal-facets";
import { SignalGroups } from "./signal-groups";
import { SignalHistogram } from "./signal-histogram";
import { SignalList } from "./signal-list";
import { signalsAddress } from "./signals-address";
import { signalFilterInput } from "./signals-input";

/** All signals: how many came when, what they are narrowed by, and each of them or what they have in common. */
export function SignalsBrowser() {
  const [address, setAddress] = useQueryStates(signalsAddress);
  const [openedAt] = useState(() => Date.now());
  const filter = signalFilterInput(address, openedAt);
  const change = (next: Parameters<typeof setAddress>[0]) => void setAddress(next);
  const close = () => change({ ev: null });
  useShortcut("list-close", close, address.ev !== null);
  return (
    <div className={cx("grid items-start gap-4 p-4 sm:p-6", address.ev && "lg:grid-cols-[minmax(0,1fr)_440px]")}>
      <div className={cx("grid min-w-0 gap-4", address.ev && "max-lg:hidden")}>
        <SignalHistogram filter={filter} onSpan={(from, to) => change({ from, to })} />
        <div className={cx("grid items-start gap-4", !address.ev && "lg:grid-cols-[216px_minmax(0,1fr)]")}>
          {address.ev ? null : <SignalFacets address={address} filter={filter} onChange={change} />}
          {address.group ? (
            <SignalGroups filter={filter} group={address.group} onChange={change} />
          ) : (
            <SignalList
              filter={filter}
              address={address}
              onOpen={(ev) => change({ ev })}
              onClear={change}
              isNarrow={address.ev !== null}
            />
          )}
        </div>
      </div>
      {address.ev ? <SignalDrawer key={address.ev} opened={address.ev} onClose={close} onChange={change} /> : null}
    </div>
  );
}
