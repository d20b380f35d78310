import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { inputNames, ipClassNames, leaningNames, reuseNames, severityNames, sideNames } from "./signal-words";
import { filtersIn, noFilter, type SignalsAddress, type SignalsChange, thingIn } from "./signals-address";

type NoSignalsProps = { address: SignalsAddress; onChange: (change: SignalsChange) => void };
type Filter = keyof typeof noFilter;

/** Nothing matches: each condition can be taken away alone. */
export function NoSignals({ address, onChange }: NoSignalsProps) {
  const set = filtersIn(address);
  return (
    <EmptyState
      title="No signals here"
      actions={
        set.length > 0 ? (
          <>
            {set.map((filter) => (
              <Button
                key={filter}
                size="small"
                icon={<X aria-hidden="true" className="size-3.5 text-muted-fg" />}
                onClick={() => onChange({ [filter]: null })}
              >
                <span className="sr-only">Remove </span>
                {nameOf(filter, address)}
              </Button>
            ))}
            <Button size="small" onClick={() => onChange(noFilter)}>
              Clear filters
            </Button>
          </>
        ) : undefined
      }
    >
      {set.length > 0 ? "Nothing in this span matches. Remove a condition:" : "Nothing was recorded in this span."}
    </EmptyState>
  );
}

/** A condition as the facets call it. */
export function nameOf(filter: Filter, { input, lean, sev, side, reuse, ip, source, of }: SignalsAddress): string {
  switch (filter) {
    case "input":
      return input.map((one) => inputNames[one]).join(", ");
    case "lean":
      return lean ? leaningNames[lean] : "";
    case "sev":
      return sev ? severityNames[sev] : "";
    case "side":
      return side ? sideNames[side] : "";
    case "reuse":
      return reuse ? `Device of ${reuseNames[reuse]}` : "";
    case "ip":
      return ip ? ipClassNames[ip] : "";
    case "source":
      return `Source ${source ?? ""}`;
    case "of":
      return thingName(of);
    case "account":
      return "One account";
    case "from":
      return "Since";
    case "to":
      return "Until";
    default:
      return filter satisfies never;
  }
}

const THINGS = {
  device: "Device",
  card: "Instrument",
  ip: "Network address",
  coupon: "Coupon",
  order: "Order",
} as const;
const hashLength = 64;

/** "Device 1f03aa20…9c1e"; the names of coupons and orders stand in full. */
export function thingName(of: string | null): string {
  const found = thingIn(of);
  if (!found) return "";
  const { thing, key } = found;
  return `${THINGS[thing]} ${key.length >= hashLength ? `${key.slice(0, 8)}…${key.slice(-4)}` : key}`;
}
