import { Mark } from "@/components/kit/mark";

export const BRAND_LOOK =
  "inline-flex items-center gap-2.5 rounded-sm text-public font-semibold tracking-[-0.02em] text-fg no-underline sm:text-panel";

/** Mark and name, for a link around them. */
export function BrandWords() {
  return (
    <>
      <Mark size={24} className="max-sm:size-5.5" />
      <span className="max-[349px]:sr-only">goodstanding</span>
    </>
  );
}
