import { ambiguousProperty } from './ambiguous-property.js';
import { annotationArgument } from './annotation/annotation-argument.js';
import { annotationPlace } from './annotation/annotation-place.js';
import { missingFile } from './annotation/missing-file.js';
import { takenDestination } from './annotation/taken-destination.js';
import { unknownAnnotation } from './annotation/unknown-annotation.js';
import { unknownOutput } from './annotation/unknown-output.js';
import { unknownPlaceholder } from './annotation/unknown-placeholder.js';
import { assignmentTarget } from './assignment-target.js';
import { badRegexp } from './bad-regexp.js';
import { callArguments } from './call-arguments.js';
import { constantVariable } from './constant-variable.js';
import { duplicateName } from './duplicate-name.js';
import { incompatibleTypes } from './incompatible-types.js';
import { indexColumn } from './index-column.js';
import { insertColumn } from './insert-column.js';
import { insertColumnCount } from './insert-column-count.js';
import { joinCondition } from './join-condition.js';
import { compareWithNull } from './lint/compare-with-null.js';
import { everyDistinctForEver, everyEveryDistinct } from './lint/every-distinct.js';
import { expiringGroups } from './lint/expiring-groups.js';
import { guardOnLastAtom } from './lint/guard-on-last-atom.js';
import { innerJoinFirstSeen } from './lint/inner-join-first-seen.js';
import type { Lint } from './lint/lint.js';
import { longConstant } from './lint/long-constant.js';
import { missingCorrelation } from './lint/missing-correlation.js';
import { nameOneLetterOff } from './lint/name-one-letter-off.js';
import { nestedEvery } from './lint/nested-every.js';
import { nullableLambda } from './lint/nullable-lambda.js';
import { orderWithoutBatch } from './lint/order-without-batch.js';
import { outputFirstOfLeaving, outputFirstWithoutGroup } from './lint/output-first.js';
import { singleAtomPattern } from './lint/single-atom-pattern.js';
import { unboundedFollowedBy } from './lint/unbounded-followed-by.js';
import { growingWindow, unboundedGroups } from './lint/unbounded-groups.js';
import { uniqueWithoutGroupKey } from './lint/unique-without-group-key.js';
import { lookupParameter } from './lookup-parameter.js';
import { mergeAction } from './merge-action.js';
import { misplaced } from './misplaced.js';
import { duplicateModule } from './module/duplicate-module.js';
import { moduleCycle } from './module/module-cycle.js';
import { moduleUsesItself } from './module/module-uses-itself.js';
import { undeclaredDependency } from './module/undeclared-dependency.js';
import { unknownModule } from './module/unknown-module.js';
import { needsWindow } from './needs-window.js';
import { notConstant } from './not-constant.js';
import { notOneQuery } from './not-one-query.js';
import { onDemandOnly } from './on-demand-only.js';
import { previousOnWindow } from './previous-on-window.js';
import { recursiveExpression } from './recursive-expression.js';
import { repeatBounds } from './repeat-bounds.js';
import { rowOffset } from './row-offset.js';
import type { RuleInfo } from './rule.js';
import { schemaTimestamp } from './schema-timestamp.js';
import { supportRefused } from './support-refused.js';
import { typeCase } from './type-case.js';
import { unidirectionalJoin } from './unidirectional-join.js';
import { unknownDeclaration } from './unknown-declaration.js';
import { unknownField } from './unknown-field.js';
import { unknownFunction } from './unknown-function.js';
import { unknownMethod } from './unknown-method.js';
import { unknownPatternElement } from './unknown-pattern-element.js';
import { unknownProperty } from './unknown-property.js';
import { unknownType } from './unknown-type.js';
import { unknownView } from './unknown-view.js';
import { unqualifiedOuter } from './unqualified-outer.js';
import { unsupportedClass } from './unsupported-class.js';
import { viewCombination } from './view-combination.js';
import { wildcardAlias } from './wildcard-alias.js';
import { wildcardNames } from './wildcard-names.js';
import { windowInsert } from './window-insert.js';
import { wrongAssignment } from './wrong-assignment.js';
import { wrongType } from './wrong-type.js';

/** Advice, in the order in which a statement is looked at. */
export const LINTS: readonly Lint[] = [
  unboundedFollowedBy,
  guardOnLastAtom,
  nestedEvery,
  everyEveryDistinct,
  everyDistinctForEver,
  missingCorrelation,
  singleAtomPattern,
  uniqueWithoutGroupKey,
  expiringGroups,
  unboundedGroups,
  growingWindow,
  outputFirstWithoutGroup,
  outputFirstOfLeaving,
  innerJoinFirstSeen,
  nameOneLetterOff,
  nullableLambda,
  compareWithNull,
  longConstant,
  orderWithoutBatch,
];

/** Every check there is, one a code. A file of this folder that is not listed here fails a test. */
export const RULES: readonly RuleInfo[] = [
  unknownType,
  typeCase,
  unknownProperty,
  ambiguousProperty,
  unqualifiedOuter,
  unknownFunction,
  unknownMethod,
  unknownField,
  unknownView,
  unknownPatternElement,
  unknownDeclaration,
  duplicateName,
  recursiveExpression,
  incompatibleTypes,
  wrongType,
  wrongAssignment,
  badRegexp,
  callArguments,
  notConstant,
  misplaced,
  needsWindow,
  previousOnWindow,
  viewCombination,
  repeatBounds,
  rowOffset,
  wildcardAlias,
  wildcardNames,
  joinCondition,
  unidirectionalJoin,
  lookupParameter,
  insertColumn,
  insertColumnCount,
  windowInsert,
  mergeAction,
  assignmentTarget,
  constantVariable,
  indexColumn,
  schemaTimestamp,
  unsupportedClass,
  onDemandOnly,
  notOneQuery,
  supportRefused,
  unknownAnnotation,
  annotationArgument,
  annotationPlace,
  unknownOutput,
  missingFile,
  unknownPlaceholder,
  takenDestination,
  unknownModule,
  moduleUsesItself,
  moduleCycle,
  duplicateModule,
  undeclaredDependency,
  ...LINTS,
];
