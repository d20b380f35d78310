import type { ReactNode } from "react";
import { cx } from "./cx";

type NoticeProps = {
  icon?: ReactNode;
  children: ReactNode;
  /** At the end of the line: a link or a small button. */
  action?: ReactNode;
  tone?: "warn" | "plain";
  className?: string;
  role?: "status" | "alert";
};

/** A remark in a box: amber where care is needed, plain otherwise. */
export function Notice({ icon, children, action, tone = "warn", className, role }: NoticeProps) {
  return (
    <div
      role={role}
      className={cx(
        "flex items-start gap-2 rounded-md border px-3 py-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0",
        tone === "warn" ? "border-warn-bd bg-warn-bg text-warn-text" : "border-border bg-bg [&>svg]:text-muted-fg",
        className,
      )}
    >
      {icon}
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
