/** The draft of a buyer in sections, saved on purpose, published on purpose. */
import { Button } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { BotView, Persona } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { PageHead } from "@/components/PageHead";
import { Segments } from "@/components/Segments";
import { SkeletonLines } from "@/components/states";
import { useLeaveGuard } from "@/components/use-leave-guard";
import { missingFields, toForm, type PersonaForm } from "../lib/persona-form";
import { BotActions } from "./BotActions";
import { BotAside } from "./BotAside";
import css from "./editor.module.css";
import { FactsSection } from "./FactsSection";
import { MoneySection } from "./MoneySection";
import { NeedsSection } from "./NeedsSection";
import { ObjectionsSection } from "./ObjectionsSection";
import { useSaveBot } from "./use-save-bot";
import { VoiceSection } from "./VoiceSection";
import { WhoSection } from "./WhoSection";

const TryOutPane = lazy(() => import("./TryOutPane"));

const SIDES = ["preview", "tryout"] as const;
type Side = (typeof SIDES)[number];

const SECTIONS = ["who", "situation", "needs", "facts", "money", "objections", "voice"] as const;

export function BotEditor({ bot, draft }: { bot: BotView; draft: Persona }) {
  const { t } = useTranslation("bots");
  const [invalid, setInvalid] = useState(false);
  const [side, setSide] = useState<Side>("preview");
  const form = useForm<PersonaForm>({
    initialValues: toForm(draft),
    validate: (values) => missingFields(values, t("editor.required")),
  });
  const saving = useSaveBot(bot, form);
  const dirty = form.isDirty();
  useLeaveGuard(dirty, { title: t("actions.leave_title"), text: t("actions.leave_text"), action: t("actions.leave") });
  const whenValid = (act: () => Promise<void>) => {
    const wrong = form.validate().hasErrors;
    setInvalid(wrong);
    if (!wrong) void act();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        whenValid(saving.save);
      }}
    >
      <PageHead
        title={t("editor.title", { name: bot.name })}
        above={<Link to={`/bots/${bot.bot_id}`}>← {bot.name}</Link>}
        actions={<BotActions bot={bot} />}
      />
      <div className={css.bar}>
        <nav aria-label={t("editor.sections")} className={css.jumps}>
          {SECTIONS.map((name) => (
            <a key={name} href={`#${name}`}>
              {t(`editor.${name}`)}
            </a>
          ))}
        </nav>
        {dirty && <span className="small dim">{t("actions.unsaved")}</span>}
        <Button type="submit" variant="default" loading={saving.busy} disabled={!dirty}>
          {t("actions.save_draft")}
        </Button>
        <Button loading={saving.busy} onClick={() => whenValid(saving.publish)}>
          {t("actions.publish")}
        </Button>
      </div>
      <FormFailure message={saving.failure ?? (invalid && Object.keys(form.errors).length > 0 ? t("editor.fix") : null)} />
      <div className={css.columns} data-side={side}>
        <div className="stack">
          <WhoSection form={form} />
          <NeedsSection form={form} />
          <FactsSection form={form} />
          <MoneySection form={form} />
          <ObjectionsSection form={form} />
          <VoiceSection form={form} />
        </div>
        <Beside bot={bot} form={form} side={side} onSide={setSide} />
      </div>
    </form>
  );
}

interface BesideProps {
  bot: BotView;
  form: UseFormReturnType<PersonaForm>;
  side: Side;
  onSide: (side: Side) => void;
}

/** What a rep will see of the draft, or a talk with it. */
function Beside({ bot, form, side, onSide }: BesideProps) {
  const { t } = useTranslation("bots");
  return (
    <aside className={`stack ${css.aside}`}>
      <Segments
        label={t("editor.side")}
        value={side}
        options={SIDES.map((value) => ({ value, label: t(`editor.sides.${value}`) }))}
        onChange={onSide}
      />
      {side === "preview" && <BotAside bot={bot} values={form.values} />}
      <Suspense fallback={<SkeletonLines lines={6} />}>{side === "tryout" && <TryOutPane values={form.values} />}</Suspense>
    </aside>
  );
}
