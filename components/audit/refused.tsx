/** Marks what was asked for and not done. */
export function Refused() {
  return (
    <span className="ms-1.5 inline-flex h-4.5 items-center rounded-sm border border-border-strong px-1 text-caps font-medium text-muted-fg">
      Refused
    </span>
  );
}
