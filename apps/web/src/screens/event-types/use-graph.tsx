import './type-detail.css';
import type { EventTypeDetail, EventTypeSummary } from '@rulewright/contracts';
import { Link } from 'react-router';
import { rulePath } from '../../app/rule-path.js';
import { Icon } from '../../design/icon.js';
import { texts } from '../../texts/texts.js';

interface UseGraphProps {
  readonly name: string;
  readonly detail: EventTypeDetail | undefined;
  readonly types: readonly EventTypeSummary[];
}

/** Who makes it, what it extends and what extends it, who reads it: columns from left to right. */
export function UseGraph({ name, detail, types }: UseGraphProps) {
  const words = texts.eventTypes;
  const extending = types.filter(({ supertypes }) => supertypes[0] === name);
  const parents = detail?.supertypes ?? [];
  return (
    <div className="rw-use-graph">
      <Column title={words.writtenBy} none={words.fromOutside}>
        {detail?.writtenBy.map((rule) => (
          <RuleLink key={rule} rule={rule} />
        ))}
      </Column>
      <Column title={words.family} none="">
        {[...parents].reverse().map((parent, depth) => (
          <TypeLink key={parent} name={parent} depth={depth} />
        ))}
        <TypeLink name={name} depth={parents.length} chosen />
        {extending.map((type) => (
          <TypeLink key={type.name} name={type.name} depth={parents.length + 1} />
        ))}
      </Column>
      <Column title={words.readBy} none={words.readByNobody}>
        {detail?.readBy.map((rule) => (
          <RuleLink key={rule} rule={rule} />
        ))}
      </Column>
    </div>
  );
}

interface ColumnProps {
  readonly title: string;
  readonly none: string;
  readonly children?: React.ReactNode;
}

function Column({ title, none, children }: ColumnProps) {
  const empty = !children || (Array.isArray(children) && children.length === 0);
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      {empty ? <p className="hint">{none}</p> : children}
    </section>
  );
}

function RuleLink({ rule }: { readonly rule: string }) {
  return (
    <Link className="rw-use-rule" to={rulePath(rule)}>
      <Icon name="rules" size={14} />
      <span className="cut">{rule}</span>
    </Link>
  );
}

function TypeLink({ name, depth, chosen = false }: { readonly name: string; readonly depth: number; readonly chosen?: boolean }) {
  return (
    <Link
      className="rw-use-type"
      style={{ marginLeft: depth * 16 }}
      aria-current={chosen}
      to={`/event-types?type=${encodeURIComponent(name)}`}
    >
      <Icon name="typeInList" size={14} />
      <span className="cut mono">{name}</span>
    </Link>
  );
}
