import './new-rule.css';
import { type RuleTemplate, TEMPLATES } from '@rulewright/samples';
import { texts } from '../../texts/texts.js';

interface TemplateListProps {
  readonly chosen: RuleTemplate;
  readonly onChoose: (template: RuleTemplate) => void;
}

/** The templates, each with what it finds. */
export function TemplateList({ chosen, onChoose }: TemplateListProps) {
  return (
    <fieldset className="rw-choices">
      <legend>{texts.newRule.templates}</legend>
      {TEMPLATES.map((template) => (
        <label key={template.id} className="rw-choice">
          <input
            type="radio"
            name="template"
            aria-labelledby={`template-${template.id}`}
            checked={template === chosen}
            onChange={() => onChoose(template)}
          />
          <strong id={`template-${template.id}`}>
            {template.title} <span className="hint">{template.source}</span>
          </strong>
          <p>{template.lead}</p>
        </label>
      ))}
    </fieldset>
  );
}
