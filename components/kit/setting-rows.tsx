import type { ReactNode } from "react";

export type Setting = {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Below the value, smaller. */
  readonly remark?: ReactNode;
  /** A button of the size `public-small`, with its object for speech: Change, then "full name" visually hidden. */
  readonly action?: ReactNode;
};

/** Rows of a customer's own facts: name, value, and at the end what can be done about it. */
export function SettingRows({ settings }: { settings: readonly Setting[] }) {
  return (
    <dl className="rounded-md border border-border bg-surface">
      {settings.map((setting) => (
        <div
          key={setting.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-border p-4 last:border-b-0 sm:grid-cols-[176px_minmax(0,1fr)_auto] sm:px-5"
        >
          <dt className="font-emphasis">{setting.label}</dt>
          <dd className="col-start-1 wrap-anywhere sm:col-start-2">
            {setting.value}
            {setting.remark ? <span className="block text-form text-muted-fg">{setting.remark}</span> : null}
          </dd>
          {setting.action ? (
            <dd className="col-start-2 row-span-2 row-start-1 sm:col-start-3 sm:row-span-1">{setting.action}</dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
