"use client";

import { Contrast } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
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

/** Light, dark or as the system; applied at once, and the server knows it with the next page. */
export function ThemeMenu() {
  const trigger = (
    <IconButton
      label="Theme"
      icon={<Contrast aria-hidden="true" className="size-4 [&>path]:fill-current" strokeWidth={1.75} />}
    />
  );
  return (
    <Menu trigger={trigger} label="Theme">
      <ThemeChoice />
    </Menu>
  );
}

function ThemeChoice() {
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
