import { addTexts } from "@/lib/i18n/i18n";
import rooms from "@/locales/en/rooms.json";

addTexts("rooms", rooms);
