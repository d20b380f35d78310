type MarkProps = { size?: number; className?: string };

/** The mark: an upright bar standing on its base. The same bar marks the score on every scale. */
export function Mark({ size = 24, className }: MarkProps) {
  return (
    <svg viewBox="4 4 16 16" width={size} height={size} aria-hidden="true" className={className}>
      <rect x="4" y="4" width="16" height="16" rx="5" className="fill-primary" />
      <rect x="11" y="7" width="2" height="9" className="fill-primary-fg" />
      <rect x="8" y="16" width="8" height="1.5" className="fill-primary-fg" />
    </svg>
  );
}
