"use client";

import { Eye, LogOut, Smartphone, Store } from "lucide-react";
import { useEffect, useState } from "react";
import type { LockPreviewDto } from "@/server/accounts/application/dto/lock-preview-dto";
import type { LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import { FormRow } from "./confirm-frame";
import { type EffectLine, EffectPreview } from "./effect-preview";

export type LockPreview = {
  readonly data: LockPreviewDto | null;
  /** True when the last count failed; the lock works all the same. */
  readonly hasFailed: boolean;
};

const icon = { "aria-hidden": true, strokeWidth: 1.75 } as const;

/** What the lock will do, counted by the server a moment ago. It never holds the lock up. */
export function LockEffects({ preview, scope }: { preview: LockPreview; scope: LockScope }) {
  const { data, hasFailed } = preview;
  return (
    <FormRow label="What happens" note={data && !hasFailed ? <CountedAgo at={data.countedAt} /> : null}>
      {data && !hasFailed ? (
        <EffectPreview label="What happens" lines={linesOf(data, scope)} />
      ) : (
        <p role="status" className="min-h-8 pt-1.5 text-muted-fg">
          {hasFailed ? "Could not count sessions. Locking will still end all of them." : "Counting sessions…"}
        </p>
      )}
    </FormRow>
  );
}

function linesOf(data: LockPreviewDto, scope: LockScope): readonly EffectLine[] {
  return [...scopeLines(data, scope), customerLine(data)];
}

function scopeLines(data: LockPreviewDto, scope: LockScope): readonly EffectLine[] {
  const count = data.sessionCount;
  const live = `${count} ${count === 1 ? "session" : "sessions"}`;
  switch (scope) {
    case "ACCOUNT":
      return [
        {
          key: "sessions",
          icon: <LogOut {...icon} />,
          what: count === 0 ? "No session is live" : `${live} ${count === 1 ? "ends" : "end"} now`,
          detail: devicesText(data),
        },
      ];
    case "SELLER":
      return [
        { key: "selling", icon: <Store {...icon} />, what: "Selling stops now" },
        { key: "sessions", icon: <LogOut {...icon} />, what: `${live} stay signed in` },
      ];
    case "UNKNOWN_DEVICES":
      return [
        { key: "devices", icon: <Smartphone {...icon} />, what: "Sign-in from devices never seen before stops now" },
        { key: "sessions", icon: <LogOut {...icon} />, what: `${live} stay signed in` },
      ];
  }
}

const customerLine = (data: LockPreviewDto): EffectLine => ({
  key: "customer",
  icon: <Eye {...icon} />,
  what: `Customer sees “${data.customerSees}”`,
});

/** "Chrome on Android ×2", "Chrome on Windows and 2 more" */
function devicesText({ sessions, sessionCount }: LockPreviewDto): string {
  const [first] = sessions;
  if (first === undefined) return "";
  const alike = sessions.filter(({ deviceName }) => deviceName === first.deviceName).length;
  const name = alike > 1 ? `${first.deviceName} ×${alike}` : first.deviceName;
  return sessionCount > alike ? `${name} and ${sessionCount - alike} more` : name;
}

/** "counted 2 s ago" */
function CountedAgo({ at }: { at: Date }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <>counted {Math.max(0, Math.round((now - at.getTime()) / 1_000))} s ago</>;
}
