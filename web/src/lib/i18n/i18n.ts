/** Texts: English in the entry, each feature's own with its chunk. Keys are checked by the compiler. */
import i18next, { type i18n as I18n } from "i18next";
import { initReactI18next } from "react-i18next";

import common from "@/locales/en/common.json";

export const i18n: I18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  defaultNS: "common",
  ns: ["common"],
  resources: { en: { common } },
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
});

/** Adds one feature's texts; called once, when its chunk loads. */
export function addTexts(namespace: string, english: object): void {
  i18n.addResourceBundle("en", namespace, english, true, true);
}
