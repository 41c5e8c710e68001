import { addTexts } from "@/lib/i18n/i18n";
import settings from "@/locales/en/settings.json";

addTexts("settings", settings);
