import './deploy.css';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';
import { outlookOf, type PossibleDeploy } from './use-deploy-preview.js';

/**
 * What becomes of every statement, one a line: what goes on with what it holds, what begins anew, what ends. It stands in a menu, which may
 * have no list among its items: the menu is described by it.
 */
export function DeployOutlook({ id: outlookId, preview }: { readonly id: string; readonly preview: PossibleDeploy }) {
  const { kept, begin, ended } = outlookOf(preview);
  const words = texts.deploy;
  const endedIds = new Map(ended.map((statement) => [statement.id, statement]));
  return (
    <div className="rw-outlook" id={outlookId}>
      {kept.map(({ id, name, held }) => (
        <Line key={id} icon="check" kind="kept" name={name ?? id} says={held > 0 ? words.rowsKept(held) : words.kept} />
      ))}
      {begin.map(({ id, name }) => {
        const before = endedIds.get(id);
        return (
          <Line
            key={id}
            icon={before ? 'while' : 'plus'}
            kind={before ? 'restarts' : 'new'}
            name={name ?? id}
            says={before ? words.rowsRestart(before.held) : words.begins}
          />
        );
      })}
      {ended
        .filter(({ id }) => !begin.some((statement) => statement.id === id))
        .map(({ id, name, held }) => (
          <Line key={`ended ${id}`} icon="x" kind="ended" name={name ?? id} says={words.rowsEnd(held)} />
        ))}
    </div>
  );
}

interface LineProps {
  readonly icon: 'check' | 'while' | 'plus' | 'x';
  readonly kind: 'kept' | 'restarts' | 'new' | 'ended';
  readonly name: string;
  readonly says: string;
}

function Line({ icon, kind, name, says }: LineProps) {
  return (
    <div data-kind={kind}>
      <Icon name={icon} size={14} />
      <span className="cut">{name}</span>
      <span className="num">{says}</span>
    </div>
  );
}
