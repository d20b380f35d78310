import Link from "next/link";
import { Mark } from "@/components/kit/mark";

/** Mark and name, leading to the start page. */
export function Brand({ href = "/" }: { href?: string }) {
  return (
    <Link
      href={href}
      className="inline-flex items-center gap-2.5 rounded-sm text-public font-semibold tracking-[-0.02em] text-fg no-underline sm:text-panel"
    >
      <Mark size={24} className="max-sm:size-5.5" />
      <span className="max-[349px]:sr-only">goodstanding</span>
    </Link>
  );
}
