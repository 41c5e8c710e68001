import { addTexts } from "@/lib/i18n/i18n";
import people from "@/locales/en/people.json";

addTexts("people", people);
