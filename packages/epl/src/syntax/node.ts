import type {
  Annotation,
  Argument,
  Assignment,
  CaseBranch,
  ContainedEvent,
  DottedName,
  EventFilter,
  Expression,
  ForClause,
  FromClause,
  GroupingSet,
  Guard,
  InList,
  InRange,
  InsertInto,
  Join,
  Limit,
  Link,
  MatchRecognize,
  Name,
  NewField,
  OrderItem,
  OutputRate,
  OutputTrigger,
  Pattern,
  RepeatRange,
  RowDefine,
  RowPattern,
  RowQuantifier,
  SelectBody,
  SelectItem,
  Stream,
  StreamSource,
  TimePart,
  TypeReference,
  View,
} from './ast.js';
import type {
  ColumnDefinition,
  ContextCondition,
  ContextDetail,
  ContextGroup,
  EplDocument,
  ExpressionDeclaration,
  HashContextItem,
  ImportDeclaration,
  IndexColumn,
  KeyedContextItem,
  MergeAction,
  MergeClause,
  ModuleDeclaration,
  OnAction,
  SplitBranch,
  Statement,
  StatementBody,
  Target,
  Trigger,
  UsesDeclaration,
} from './ast-statement.js';

/** Every node of the tree. */
export type Node =
  | Name
  | DottedName
  | Expression
  | Link
  | Argument
  | CaseBranch
  | NewField
  | InList
  | InRange
  | TimePart
  | TypeReference
  | Pattern
  | RepeatRange
  | Guard
  | EventFilter
  | ContainedEvent
  | StreamSource
  | View
  | Stream
  | Join
  | FromClause
  | SelectItem
  | InsertInto
  | GroupingSet
  | OrderItem
  | Limit
  | OutputRate
  | OutputTrigger
  | Assignment
  | ForClause
  | SelectBody
  | MatchRecognize
  | RowDefine
  | RowPattern
  | RowQuantifier
  | Annotation
  | Trigger
  | Target
  | OnAction
  | MergeClause
  | MergeAction
  | SplitBranch
  | ColumnDefinition
  | IndexColumn
  | ExpressionDeclaration
  | ContextDetail
  | KeyedContextItem
  | HashContextItem
  | ContextGroup
  | ContextCondition
  | StatementBody
  | Statement
  | ModuleDeclaration
  | UsesDeclaration
  | ImportDeclaration
  | EplDocument;

export type Kind = Node['kind'];

/** The node type with that kind. */
export type NodeOfKind<K extends Kind> = Extract<Node, { readonly kind: K }>;
