/** Few chunks instead of many small ones: what every page needs, what many pages share, and charts apart. */

interface Group {
  name: string;
  test: (id: string) => boolean;
  priority: number;
  minShareCount?: number;
  includeDependenciesRecursively?: boolean;
}

const REACT = /node_modules\/(react|react-dom|scheduler)\/|src\/app\/warm-react/;
const FRAME = /node_modules\/(react-router|@tanstack|i18next|react-i18next|openapi-fetch)\/|src\/app\/warm-frame/;
const SESSION = /src\/lib\/http\/(session|early)|vite\/preload-helper/;
const FORM = /node_modules\/(@mantine\/form|klona|fast-deep-equal)\/|src\/lib\/use-form-submit/;
const UI_INSIDE = /@mantine\/core\/.*\/(Checkbox|Switch|NativeSelect|Combobox|InlineInput|Kbd)/;
const UI = /node_modules\/(@mantine|@tabler|clsx)\//;
const CHARTS = /node_modules\/(@visx|d3-|classnames)|src\/lib\/use-width/;
const AT_THE_DOOR = /src\/(lib\/(http|i18n|query|backoff|format)|components\/(Note|FormFailure|PageHead|Modal|confirm|toasts|states|Loaded|Brand)|locales\/en\/(common|auth)|features\/auth\/texts|features\/\w+\/api\/(get|list)-(me|bot|bots|dashboard|roleplay|scorecard)\.)/;
const LISTS = /src\/(lib\/list|lib\/choices|components\/(ListTools|Table))/;
const SHARED = /src\/(lib|components|features\/[^/]+\/api)\//;

const group = (name: string, pattern: RegExp, priority: number, minShareCount = 1): Group => ({
  name,
  test: (id) => pattern.test(id),
  priority,
  minShareCount,
  includeDependenciesRecursively: false,
});

/** The entry must reach the session without waiting for anything else, so that comes first. */
export const chunkGroups: Group[] = [
  group("session", SESSION, 100),
  group("react", REACT, 95),
  group("frame", FRAME, 90),
  group("charts", CHARTS, 80),
  group("form", FORM, 70),
  group("ui-inside", UI_INSIDE, 60, 2),
  group("ui", UI, 50, 2),
  group("door", AT_THE_DOOR, 40),
  group("lists", LISTS, 35),
  group("shared", SHARED, 30, 4),
];
