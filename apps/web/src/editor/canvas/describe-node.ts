import { texts } from '../../texts/texts.js';
import type { CanvasNode, Problem } from './canvas-data.js';

/** What a screen reader says of a part of the picture: kind, what it says, what is wrong. */
export function describeNode(node: CanvasNode): string {
  return partsOf(node)
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function partsOf(node: CanvasNode): readonly (string | undefined)[] {
  switch (node.type) {
    case 'frame': {
      const { frame } = node.data.box;
      return [`${texts.canvas.statement} ${frame.title}`, ...frame.chips, problemOf(node.data.problem)];
    }
    case 'node': {
      const { block } = node.data.box;
      return [block.word, block.argument, ...block.lines, block.ruler?.label, problemOf(node.data.problem)];
    }
    case 'scope': {
      const { scope } = node.data.box;
      return [[scope.word, scope.argument].filter(Boolean).join(' '), problemOf(node.data.problem)];
    }
    case 'lane':
      return [texts.canvas.followedBy];
    case 'branch':
      return [node.data.box.branch.word, node.data.box.branch.condition];
    case 'frame-group':
      return [texts.canvas.frameGroups.named(node.data.box.group.label)];
    default:
      return [];
  }
}

function problemOf(problem: Problem | undefined): string | undefined {
  return problem && `${texts.canvas.problems[problem.worst.severity]}: ${problem.worst.message}`;
}
