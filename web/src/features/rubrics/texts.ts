import { addTexts } from "@/lib/i18n/i18n";
import rubrics from "@/locales/en/rubrics.json";

addTexts("rubrics", rubrics);
