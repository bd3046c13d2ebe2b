import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages of the console, each by its own name. What is said in English is the name of a text. */
export const LANGUAGES = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' } as const;
export type Language = keyof typeof LANGUAGES;

const LOADED: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ default: Record<string, string> }>>> = {
  fr: () => import('./languages/fr.json'),
  es: () => import('./languages/es.json'),
  ar: () => import('./languages/ar.json'),
};

const KEPT = 'sextant-language';

export const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);

/** The language that was chosen last in this browser, else the first of the reader's that there is. */
const wanted = (): Language =>
  [localStorage.getItem(KEPT) ?? '', ...navigator.languages.map((tag) => tag.slice(0, 2))].find(isLanguage) ?? 'en';

const dress = (language: Language): void => {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
};

/** Speaks this language from now on, and in this browser next time too. */
export const speak = async (language: Language): Promise<void> => {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', (await LOADED[language]()).default);
  await i18next.changeLanguage(language);
  localStorage.setItem(KEPT, language);
  dress(language);
};

/** Begins in the reader's language. */
export const startLanguage = async (): Promise<void> => {
  const lng = wanted();
  const resources: Resource = lng === 'en' ? {} : { [lng]: { translation: (await LOADED[lng]()).default } };
  await i18next.use(initReactI18next).init({
    lng,
    resources,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    returnEmptyString: false,
    interpolation: { escapeValue: false },
  });
  dress(lng);
};
