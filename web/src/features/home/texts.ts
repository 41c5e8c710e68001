import { addTexts } from "@/lib/i18n/i18n";
import home from "@/locales/en/home.json";

addTexts("home", home);
