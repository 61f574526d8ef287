import { monaco } from './monaco.js';

export const EPL_LANGUAGE = 'epl';

const PATTERN_WORDS = ['pattern', 'every', 'every-distinct', 'until', 'while', 'timer'];

const KEYWORDS =
  `module uses import create schema map objectarray json variant window table variable constant context index expression select distinct
  istream rstream irstream insert into from as where group by having output first last all snapshot every order asc desc limit offset on merge
  when matched not then update set delete inherits copyfrom starttimestamp endtimestamp join left right full outer inner unidirectional
  retain-union retain-intersection and or in like regexp escape between is null exists case else end any some true false after at events
  primary key partition initiated terminated match_recognize measures define`.split(/\s+/);

/**
 * Colours by look, shown at once and for text that is only being typed; the language in its worker knows better where it has an opinion.
 * Registered once: languages are global to Monaco.
 */
monaco.languages.register({ id: EPL_LANGUAGE, extensions: ['.epl'] });

monaco.languages.setLanguageConfiguration(EPL_LANGUAGE, {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
  ],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: '[', close: ']' },
    { open: '{', close: '}' },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
  ],
  wordPattern: /[A-Za-z_][\w-]*|\d[\w.]*/,
});

monaco.languages.setMonarchTokensProvider(EPL_LANGUAGE, {
  ignoreCase: true,
  keywords: KEYWORDS,
  patternWords: PATTERN_WORDS,
  tokenizer: {
    root: [
      [/\/\*/, 'comment', '@comment'],
      [/\/\/.*/, 'comment'],
      [/@[a-z_]\w*/, 'annotation'],
      [/'(?:[^'\\]|\\.)*'?/, 'string'],
      [/"(?:[^"\\]|\\.)*"?/, 'string'],
      [/\d[\w.]*/, 'number'],
      [/[.#](?:win|std|ext|stat|time|length|unique|keepall|lastevent|groupwin)(?::[a-z_]+)?\b/, 'view'],
      [/->|-\[[^\]]*\]>/, 'keyword.pattern'],
      [/every-distinct|retain-union|retain-intersection/, 'keyword'],
      [/[a-z_]\w*(?=\s*\()/, { cases: { '@patternWords': 'keyword.pattern', '@keywords': 'keyword', '@default': 'function' } }],
      [/[a-z_`][\w`]*/, { cases: { '@patternWords': 'keyword.pattern', '@keywords': 'keyword', '@default': 'identifier' } }],
      [/[-+*/%=<>!|&^.,;:()[\]{}?]+/, 'operator'],
    ],
    comment: [
      [/\*\//, 'comment', '@pop'],
      [/[^*]+|\*/, 'comment'],
    ],
  },
});
