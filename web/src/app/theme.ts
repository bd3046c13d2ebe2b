const KEPT = 'sextant-theme';

/** As the system has it, or as was chosen here. */
export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export const theme = (): Theme => THEMES.find((one) => one === localStorage.getItem(KEPT)) ?? 'system';

/** Dresses the page from now on, and in this browser next time too. */
export const dress = (chosen: Theme): void => {
  localStorage.setItem(KEPT, chosen);
  startTheme();
};

export const startTheme = (): void => {
  document.documentElement.dataset['theme'] = theme();
};
