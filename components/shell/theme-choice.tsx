"use client";

import { type ReactNode, useState } from "react";
import type { MenuOpening } from "@/components/ui/late-menu";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { preferenceCookies, type Theme, themeClassName } from "./preferences";
import { remember } from "./remember";

const options = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies readonly { value: Theme; label: string }[];

function currentTheme(): Theme {
  const { classList } = document.documentElement;
  return classList.contains("dark") ? "dark" : classList.contains("light") ? "light" : "system";
}

function applyTheme(theme: Theme): void {
  document.documentElement.classList.remove("light", "dark");
  const name = themeClassName(theme);
  if (name) document.documentElement.classList.add(name);
  remember(preferenceCookies.theme, theme);
}

type ThemeChoiceProps = { trigger: ReactNode; opening: MenuOpening };

/** The three themes behind their button. */
export function ThemeChoice({ trigger, opening }: ThemeChoiceProps) {
  return (
    <Menu trigger={trigger} label="Theme" opening={opening}>
      <Themes />
    </Menu>
  );
}

/** Asks the page at each opening: another tab or the first drawing may have set it. */
function Themes() {
  const [theme, setTheme] = useState<Theme>(currentTheme);
  return (
    <MenuChoice
      label="Theme"
      value={theme}
      options={options}
      onChange={(next) => {
        setTheme(next);
        applyTheme(next);
      }}
    />
  );
}
