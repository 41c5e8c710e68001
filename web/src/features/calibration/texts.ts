import { addTexts } from "@/lib/i18n/i18n";
import calibration from "@/locales/en/calibration.json";

addTexts("calibration", calibration);
