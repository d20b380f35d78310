import Link from "next/link";
import { BRAND_LOOK, BrandWords } from "./brand-words";

/** Mark and name, leading to the start page. */
export function Brand({ href = "/" }: { href?: string }) {
  return (
    <Link href={href} className={BRAND_LOOK}>
      <BrandWords />
    </Link>
  );
}
