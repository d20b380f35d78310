export const tabId = (key: string): string => `tab-${key}`;
export const tabPanelId = (key: string): string => `panel-${key}`;
