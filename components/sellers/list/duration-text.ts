/** "12 min", "6 h", "1 d 2 h", "2 d": how long something has waited or took. */
export function durationText(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 1) return "under 1 min";
  if (whole < 60) return `${whole} min`;
  const hours = Math.round(whole / 60);
  if (hours < 24) return `${hours} h`;
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  return rest === 0 ? `${days} d` : `${days} d ${rest} h`;
}
