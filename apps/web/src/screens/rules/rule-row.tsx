import './rules.css';
import type { ModuleSummary } from '@rulewright/contracts';
import { Link, useNavigate } from 'react-router';
import { rulePath } from '../../app/rule-path.js';
import { StateMark } from '../../design/marks/state-mark.js';
import { TickSpark } from '../../design/marks/tick-spark.js';
import { useNow } from '../../live/now.js';
import { formatAge, formatCount, formatFull, formatRate, NONE } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';
import { namedStatements, splitName } from './rule-folders.js';

/** One rule: state, name and what it is made of, what runs, what comes in and what comes out. */
export function RuleRow({ rule, fullName }: { readonly rule: ModuleSummary; readonly fullName: boolean }) {
  const navigate = useNavigate();
  const words = texts.rules;
  const path = rulePath(rule.name);
  const runs = rule.deployedVersion !== null;
  return (
    <tr className="rw-row" onClick={() => void navigate(path)}>
      <td className="rw-rule-first">
        <span className="rw-rule-name">
          <Link to={path} data-row onClick={(event) => event.stopPropagation()}>
            {fullName ? rule.name : splitName(rule.name).rule}
          </Link>
          <RuleHint rule={rule} />
        </span>
      </td>
      <td>
        <StateMark state={rule.state} />
      </td>
      <td className="num">{rule.deployedVersion === null ? NONE : words.version(rule.deployedVersion)}</td>
      <td className="num rw-cell-right">{runs ? formatRate(rule.eventsPerSecond) : NONE}</td>
      <td className="rw-rule-ticks">
        {runs && (
          <TickSpark
            counts={rule.alertsByHour}
            width={72}
            height={16}
            base
            color="high"
            label={words.alertsOf(rule.name, rule.alerts24h)}
          />
        )}
      </td>
      <td className="num rw-cell-right">{runs ? formatCount(rule.alerts24h) : NONE}</td>
      <td className="rw-cell-right">
        <Changed rule={rule} />
      </td>
    </tr>
  );
}

/** After the name: why it fails, else its problems, else how many statements it has; their names to whoever points at it. */
function RuleHint({ rule }: { readonly rule: ModuleSummary }) {
  const words = texts.rules;
  if (rule.reason !== null) {
    return (
      <span className="hint cut" data-failing={rule.state === 'failing' || undefined}>
        {rule.reason}
      </span>
    );
  }
  if (rule.problems > 0) return <span className="hint cut">{words.problemCount(rule.problems)}</span>;
  return (
    <span className="hint cut" title={namedStatements(rule).join(', ') || undefined}>
      {words.statementCount(rule.statements.length)}
    </span>
  );
}

function Changed({ rule }: { readonly rule: ModuleSummary }) {
  const now = useNow();
  return (
    <time
      className="num hint"
      dateTime={new Date(rule.changedAt).toISOString()}
      title={texts.rules.changedBy(formatFull(rule.changedAt), rule.changedBy)}
    >
      {formatAge(now - rule.changedAt)}
    </time>
  );
}
