import { addTexts } from "@/lib/i18n/i18n";
import roleplay from "@/locales/en/roleplay.json";

addTexts("roleplay", roleplay);
