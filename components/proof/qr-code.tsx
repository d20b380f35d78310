/** Dark on white in every theme, with its quiet zone: cameras want it so. */
export function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  const edge = size + 8;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${edge} ${edge}`}
      shapeRendering="crispEdges"
      className="drawn size-50 rounded-md"
    >
      <path fill="#fff" d={`M-4 -4h${edge}v${edge}h-${edge}z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
