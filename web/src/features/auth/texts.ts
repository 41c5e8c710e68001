import { addTexts } from "@/lib/i18n/i18n";
import auth from "@/locales/en/auth.json";

addTexts("auth", auth);
