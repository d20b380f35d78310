import { CircleAlert, CircleCheck, Clock } from "lucide-react";

export type HealthWordValue = "Working" | "Slow" | "Failing";

const looks = {
  Working: { icon: CircleCheck, className: "text-muted-fg" },
  Slow: { icon: Clock, className: "text-warn-text" },
  Failing: { icon: CircleAlert, className: "text-danger" },
} as const;

/** How a part does, in a word and a picture. */
export function HealthWord({ value }: { value: HealthWordValue }) {
  const { icon: Icon, className } = looks[value];
  return (
    <span className={`inline-flex items-center gap-1 ${className}`}>
      <Icon aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
      {value}
    </span>
  );
}
