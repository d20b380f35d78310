import { CircleHelp, Monitor, Smartphone, Tablet } from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { SessionDto } from "@/server/accounts/application/dto/session-dto";

const icons = { PHONE: Smartphone, TABLET: Tablet, COMPUTER: Monitor, UNKNOWN: CircleHelp } as const;

export function DeviceIcon({ kind, className }: { kind: SessionDto["deviceKind"]; className?: string }) {
  const Icon = icons[kind];
  return <Icon aria-hidden="true" className={cx("size-4 shrink-0 text-muted-fg", className)} strokeWidth={1.75} />;
}
