import type { WireRuleTest } from '@rulewright/contracts';
import { lineStarts, positionIn } from '@rulewright/core';
import { printScenarioText, readScenarioText } from '@rulewright/epl/rule-test';
import { useState } from 'react';
import { texts } from '../../texts/texts.js';
import { useTests } from './tests-context.js';

/** The test in the text form of EPL Online: copied out, or pasted in. It is taken over when the field is left without a fault in it. */
export function TestText({ test }: { readonly test: WireRuleTest }) {
  const model = useTests();
  const [text, setText] = useState(() => printScenarioText(test));
  const { test: read, diagnostics } = readScenarioText(text, test.name);
  const [fault] = diagnostics;
  const words = texts.tests;
  const take = () => {
    if (fault === undefined && text !== printScenarioText(test)) model.change({ ...read, name: read.name || test.name });
  };
  return (
    <div className="rw-test-text">
      <textarea
        aria-label={words.textLabel}
        aria-invalid={fault ? true : undefined}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
      />
      {fault ? (
        <p className="rw-field-error" role="alert">
          {words.line(positionIn(lineStarts(text), fault.span.start).line)} {fault.message}
        </p>
      ) : (
        <p className="hint">{words.textHint}</p>
      )}
    </div>
  );
}
