import { addTexts } from "@/lib/i18n/i18n";
import bots from "@/locales/en/bots.json";

addTexts("bots", bots);
