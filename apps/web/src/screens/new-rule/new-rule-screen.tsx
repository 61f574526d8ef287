import './new-rule.css';
import { type RuleTemplate, type Surroundings, TEMPLATES, textOf } from '@rulewright/samples';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { codeOf, failureOf } from '../../app/api/failure.js';
import { api, queryClient, trpc } from '../../app/api/trpc.js';
import { rulePath } from '../../app/rule-path.js';
import { TopBar } from '../../app/shell/top-bar.js';
import { Button } from '../../design/button/button.js';
import { EplText } from '../../design/epl-text.js';
import { Segmented } from '../../design/fields/segmented.js';
import { TextField } from '../../design/fields/text-field.js';
import { texts } from '../../texts/texts.js';
import { textFromEvents } from './from-events.js';
import { declaredName, freeName, isModuleName, withName } from './module-name.js';
import { TemplateList } from './template-list.js';

type Way = 'template' | 'canvas' | 'epl' | 'events';

function wayIn(search: URLSearchParams): Way {
  const from = search.get('from');
  return from === 'canvas' || from === 'epl' || from === 'events' ? from : 'template';
}

const FIRST = TEMPLATES[0];

/** What has been chosen and typed so far; way and template stand in the address. */
function useBeginnings() {
  const [search, setSearch] = useSearchParams();
  const way = wayIn(search);
  const template = TEMPLATES.find((each) => each.id === search.get('template')) ?? FIRST;
  const { state } = useLocation();
  const [epl, setEpl] = useState(() => given(state));
  const [events, setEvents] = useState('');
  const [typedName, setTypedName] = useState<string>();
  const surroundings = useSurroundings();
  const fromTemplate = way === 'template' ? template : undefined;
  const taken = useTakenNames();
  const name = typedName ?? (fromTemplate ? freeName(fromTemplate.name, taken) : (declaredName(epl) ?? ''));
  const textOfWay: Readonly<Record<Way, () => string>> = {
    template: () => (template ? textOf(template, name === '' ? template.name : name, surroundings) : ''),
    canvas: () => (name === '' ? '' : `module ${name};\n`),
    epl: () => epl,
    events: () => textFromEvents(events, surroundings.types),
  };
  const text = textOfWay[way]();
  const chooseWay = (next: Way) => setSearch(next === 'template' ? {} : { from: next }, { replace: true });
  const chooseTemplate = (next: RuleTemplate) => {
    setTypedName(undefined);
    setSearch({ template: next.id }, { replace: true });
  };
  const note = fromTemplate ? typesNote(fromTemplate, surroundings.types) : '';
  return {
    way,
    chooseWay,
    template: fromTemplate,
    chooseTemplate,
    name,
    setName: setTypedName,
    epl,
    setEpl,
    events,
    setEvents,
    text,
    note,
  };
}

/** A text that another screen begins a rule with. */
function given(state: unknown): string {
  return typeof state === 'object' && state !== null && 'epl' in state && typeof state.epl === 'string' ? state.epl : '';
}

/** A rule begins from a template or from text; it is stored as a draft and opens in the editor. */
export function NewRuleScreen() {
  const { way, chooseWay, template, chooseTemplate, name, setName, epl, setEpl, events, setEvents, text, note } = useBeginnings();
  const words = texts.newRule;
  return (
    <>
      <TopBar title={words.title} />
      <main id="content" className="rw-content rw-new">
        <div className="rw-new-left">
          <Segmented
            label={words.way}
            segments={[
              { value: 'template', label: words.ways.template, icon: 'template' },
              { value: 'canvas', label: words.ways.canvas, icon: 'rules' },
              { value: 'epl', label: words.ways.epl, icon: 'code' },
              { value: 'events', label: words.ways.events, icon: 'typeInList' },
            ]}
            value={way}
            onChange={chooseWay}
          />
          <NameField name={name} onChange={setName} />
          {template && <TemplateList chosen={template} onChoose={chooseTemplate} />}
          {way === 'canvas' && <p className="hint">{words.canvasHint}</p>}
          {way === 'epl' && <p className="hint">{words.eplHint}</p>}
          {way === 'events' && (
            <>
              <p className="hint">{words.eventsHint}</p>
              <textarea
                className="rw-new-events"
                aria-label={texts.eventTypes.sample}
                placeholder={texts.eventTypes.samplePlaceholder}
                spellCheck={false}
                value={events}
                onChange={(event) => setEvents(event.currentTarget.value)}
              />
              {events.trim() !== '' && text === '' && (
                <p className="rw-field-error" role="alert">
                  {texts.eventTypes.notEvents}
                </p>
              )}
            </>
          )}
        </div>
        <div className="rw-new-right">
          {way === 'epl' ? (
            <textarea
              className="rw-new-area"
              aria-label={words.eplLabel}
              placeholder={words.eplPlaceholder}
              spellCheck={false}
              value={epl}
              onChange={(event) => setEpl(event.currentTarget.value)}
            />
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is scrolled by key
            <section className="rw-new-text" aria-label={words.eplLabel} tabIndex={0}>
              <EplText text={text} />
            </section>
          )}
          <CreateFoot name={name} text={text} note={note} tests={template?.tests ?? []} />
        </div>
      </main>
    </>
  );
}

function NameField({ name, onChange }: { readonly name: string; readonly onChange: (name: string) => void }) {
  const words = texts.newRule;
  const invalid = name !== '' && !isModuleName(name);
  return (
    <TextField
      label={words.name}
      hint={words.nameHint}
      error={invalid ? words.nameInvalid : undefined}
      className="mono"
      spellCheck={false}
      value={name}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  );
}

interface CreateFootProps {
  readonly name: string;
  readonly text: string;
  readonly note: string;
  /** stored with the rule */
  readonly tests: RuleTemplate['tests'];
}

function CreateFoot({ name, text, note, tests }: CreateFootProps) {
  const navigate = useNavigate();
  const words = texts.newRule;
  const save = useMutation(
    trpc.modules.save.mutationOptions({
      onSuccess: async (saved) => {
        if (tests.length > 0) await api.ruleTests.save.mutate({ name: saved.name, tests });
        await queryClient.invalidateQueries({ queryKey: trpc.modules.list.queryKey() });
        await navigate(rulePath(saved.name));
      },
    }),
  );
  const ready = isModuleName(name) && text.trim() !== '';
  const refusal =
    save.error && (codeOf(save.error) === 'conflict' ? words.nameTaken(name) : (failureOf(save.error)?.message ?? words.failed));
  return (
    <footer className="rw-new-foot">
      <span className="hint">{name === '' ? words.nameMissing : text.trim() === '' ? words.textMissing : note}</span>
      {refusal && (
        <span className="rw-field-error" role="alert">
          {refusal}
        </span>
      )}
      <Button variant="ghost" onClick={() => void navigate('/rules')}>
        {texts.common.cancel}
      </Button>
      <Button
        variant="ink"
        disabled={!ready}
        aria-busy={save.isPending}
        onClick={() => save.mutate({ name, epl: withName(text, name), baseVersion: 0 })}
      >
        {words.create}
      </Button>
    </footer>
  );
}

const NOTHING: Surroundings = { types: new Set(), outputIds: [] };

/** What is deployed already, and where alerts can go. */
function useSurroundings(): Surroundings {
  const { data } = useQuery(trpc.modules.world.queryOptions({}));
  return useMemo(
    () => (data ? { types: new Set(data.types.map((type) => type.name)), outputIds: data.outputIds } : NOTHING),
    [data],
  );
}

function useTakenNames(): ReadonlySet<string> {
  const { data } = useQuery(trpc.modules.list.queryOptions());
  return useMemo(() => new Set(data?.map(({ name }) => name)), [data]);
}

function typesNote(template: RuleTemplate, known: ReadonlySet<string>): string {
  const types = Object.keys(template.schemas);
  const missing = types.filter((type) => !known.has(type));
  return missing.length > 0 ? texts.newRule.declares(missing.join(', ')) : texts.newRule.reads(types.join(', '));
}
