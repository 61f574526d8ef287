import './alerts.css';
import { useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { usePaletteRules } from '../../app/command-palette/use-palette-rules.js';
import { TopBar } from '../../app/shell/top-bar.js';
import { FilterMenu } from '../../design/fields/filter-menu.js';
import { SearchField } from '../../design/fields/search-field.js';
import { texts } from '../../texts/texts.js';
import { AlertDetail } from './alert-detail.js';
import { ALERT_STATES, type AlertSearch, addressOf, alertSearchFrom, filterOf, SEVERITIES } from './alert-filter-search.js';
import { AlertListPane } from './alert-list-pane.js';
import { useAlertList } from './use-alert-list.js';
import { useTriage } from './use-triage.js';

/** What the rules found, as it is found. Filters and the open alert stand in the address. */
export function AlertsScreen() {
  const { id } = useParams();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const address = params.toString();
  const search = useMemo(() => alertSearchFrom(new URLSearchParams(address)), [address]);
  const filter = useMemo(() => filterOf(search), [search]);
  const loaded = useAlertList(filter);
  const query = address === '' ? '' : `?${address}`;
  const open = (next: string | undefined) =>
    void navigate(next === undefined ? `/alerts${query}` : `/alerts/${next}${query}`, { replace: id !== undefined });
  const triage = useTriage({ loaded, id, open });
  const change = (part: Partial<AlertSearch>) =>
    void navigate({ search: addressOf({ ...search, ...part }).toString() }, { replace: true });
  const words = texts.alerts;
  return (
    <>
      <TopBar title={words.title} facts={!loaded.loading && words.counts(loaded.state)} />
      <main id="content" className="rw-content rw-alerts" data-detail={id !== undefined || undefined}>
        <div className="rw-alert-list">
          <AlertFilters search={search} onChange={change} />
          <AlertListPane
            loaded={loaded}
            triage={triage}
            selected={id}
            filtered={address !== ''}
            onShowAll={() => void navigate('/alerts')}
          />
        </div>
        {id !== undefined && (
          <AlertDetail
            key={id}
            id={id}
            row={triage.current}
            onState={(alert, state) => triage.setState([alert], state)}
            onStep={triage.step}
            onClose={() => open(undefined)}
          />
        )}
      </main>
    </>
  );
}

interface AlertFiltersProps {
  readonly search: AlertSearch;
  readonly onChange: (part: Partial<AlertSearch>) => void;
}

function AlertFilters({ search, onChange }: AlertFiltersProps) {
  const words = texts.alerts;
  const rules = usePaletteRules();
  return (
    <search className="rw-list-tools">
      <SearchField label={words.search} width={216} value={search.text} onChange={(text) => onChange({ text })} />
      <FilterMenu
        label={words.state}
        anyLabel={texts.common.any}
        options={ALERT_STATES.map((state) => ({ value: state, label: texts.alertStates[state] }))}
        value={search.state}
        onChange={(state) => onChange({ state })}
      />
      <FilterMenu
        label={words.severity}
        anyLabel={texts.common.any}
        options={SEVERITIES.map((severity) => ({ value: severity, label: texts.severities[severity] }))}
        value={search.severity}
        onChange={(severity) => onChange({ severity })}
      />
      <FilterMenu
        label={words.rule}
        anyLabel={texts.common.any}
        options={rules.map(({ name }) => ({ value: name, label: name }))}
        value={search.rule}
        onChange={(rule) => onChange({ rule })}
      />
    </search>
  );
}
