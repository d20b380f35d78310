/** What a person chose about the look: kept in cookies, so the first HTML already has it. */
export type Theme = "light" | "dark" | "system";
export type Density = "compact" | "cosy" | "comfortable";

export const preferenceCookies = { theme: "gs_theme", density: "gs_density", sidebar: "gs_sidebar" } as const;

const themes: readonly Theme[] = ["light", "dark", "system"];
const densities: readonly Density[] = ["compact", "cosy", "comfortable"];

/** Anything but a known theme follows the system. */
export function parseTheme(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}

/** Null means that the page's own default holds: cosy for staff, comfortable for the public. */
export function parseDensity(text: string | undefined): Density | null {
  return densities.find((density) => density === text) ?? null;
}

/** Class of `<html>`: empty when the system decides. */
export function themeClassName(theme: Theme): string {
  return theme === "system" ? "" : theme;
}
