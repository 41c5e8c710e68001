import "i18next";

import type auth from "@/locales/en/auth.json";
import type bots from "@/locales/en/bots.json";
import type calibration from "@/locales/en/calibration.json";
import type common from "@/locales/en/common.json";
import type home from "@/locales/en/home.json";
import type people from "@/locales/en/people.json";
import type reviews from "@/locales/en/reviews.json";
import type roleplay from "@/locales/en/roleplay.json";
import type rooms from "@/locales/en/rooms.json";
import type rubrics from "@/locales/en/rubrics.json";
import type scorecard from "@/locales/en/scorecard.json";
import type settings from "@/locales/en/settings.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      auth: typeof auth;
      bots: typeof bots;
      calibration: typeof calibration;
      common: typeof common;
      home: typeof home;
      people: typeof people;
      reviews: typeof reviews;
      roleplay: typeof roleplay;
      rooms: typeof rooms;
      rubrics: typeof rubrics;
      scorecard: typeof scorecard;
      settings: typeof settings;
    };
  }
}
