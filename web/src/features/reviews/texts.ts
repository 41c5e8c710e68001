import { addTexts } from "@/lib/i18n/i18n";
import reviews from "@/locales/en/reviews.json";

addTexts("reviews", reviews);
