import '../editor.css';
import { Link } from 'react-router';
import { splitName } from '../../screens/rules/rule-folders.js';
import { texts } from '../../texts/texts.js';

/** Rules / network / scan: the way here, and back. */
export function Crumbs({ name }: { readonly name: string }) {
  const { folder, rule } = splitName(name);
  return (
    <nav className="rw-crumbs" aria-label={texts.editor.way}>
      <Link to="/rules">{texts.rules.title}</Link>
      {folder !== '' && (
        <>
          <span aria-hidden>/</span>
          <Link to={`/rules?q=${encodeURIComponent(`${folder}.`)}`}>{folder}</Link>
        </>
      )}
      <span aria-hidden>/</span>
      <h1>{rule}</h1>
    </nav>
  );
}
