import { addTexts } from "@/lib/i18n/i18n";
import scorecard from "@/locales/en/scorecard.json";

addTexts("scorecard", scorecard);
