import type { Icon as IconComponent } from '@tabler/icons-react';
import AlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import AlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import ArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import ArrowBarRight from '@tabler/icons-react/dist/esm/icons/IconArrowBarRight.mjs';
import ArrowBarToDown from '@tabler/icons-react/dist/esm/icons/IconArrowBarToDown.mjs';
import ArrowBarToRight from '@tabler/icons-react/dist/esm/icons/IconArrowBarToRight.mjs';
import ArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import ArrowRight from '@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs';
import ArrowsJoin2 from '@tabler/icons-react/dist/esm/icons/IconArrowsJoin2.mjs';
import ArrowsMaximize from '@tabler/icons-react/dist/esm/icons/IconArrowsMaximize.mjs';
import ArrowsSplit2 from '@tabler/icons-react/dist/esm/icons/IconArrowsSplit2.mjs';
import ArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import Ban from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import Bell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import BellRinging from '@tabler/icons-react/dist/esm/icons/IconBellRinging.mjs';
import Bolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs';
import BoxMultiple from '@tabler/icons-react/dist/esm/icons/IconBoxMultiple.mjs';
import Braces from '@tabler/icons-react/dist/esm/icons/IconBraces.mjs';
import Check from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import ChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import ChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import ChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs';
import Circle from '@tabler/icons-react/dist/esm/icons/IconCircle.mjs';
import CircleDot from '@tabler/icons-react/dist/esm/icons/IconCircleDot.mjs';
import Clock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import ClockHour4 from '@tabler/icons-react/dist/esm/icons/IconClockHour4.mjs';
import Code from '@tabler/icons-react/dist/esm/icons/IconCode.mjs';
import CodeDots from '@tabler/icons-react/dist/esm/icons/IconCodeDots.mjs';
import Columns3 from '@tabler/icons-react/dist/esm/icons/IconColumns3.mjs';
import Copy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import DatabaseSearch from '@tabler/icons-react/dist/esm/icons/IconDatabaseSearch.mjs';
import DeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs';
import DeviceFloppy from '@tabler/icons-react/dist/esm/icons/IconDeviceFloppy.mjs';
import Dots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import Eye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import EyeOff from '@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs';
import Filter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import Flag3 from '@tabler/icons-react/dist/esm/icons/IconFlag3.mjs';
import Folder from '@tabler/icons-react/dist/esm/icons/IconFolder.mjs';
import Gauge from '@tabler/icons-react/dist/esm/icons/IconGauge.mjs';
import GitMerge from '@tabler/icons-react/dist/esm/icons/IconGitMerge.mjs';
import GripVertical from '@tabler/icons-react/dist/esm/icons/IconGripVertical.mjs';
import History from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import Hourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import InfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import Keyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import LayersIntersect from '@tabler/icons-react/dist/esm/icons/IconLayersIntersect.mjs';
import LayoutAlignBottom from '@tabler/icons-react/dist/esm/icons/IconLayoutAlignBottom.mjs';
import LayoutAlignLeft from '@tabler/icons-react/dist/esm/icons/IconLayoutAlignLeft.mjs';
import LayoutAlignRight from '@tabler/icons-react/dist/esm/icons/IconLayoutAlignRight.mjs';
import LayoutAlignTop from '@tabler/icons-react/dist/esm/icons/IconLayoutAlignTop.mjs';
import LayoutDistributeHorizontal from '@tabler/icons-react/dist/esm/icons/IconLayoutDistributeHorizontal.mjs';
import LayoutDistributeVertical from '@tabler/icons-react/dist/esm/icons/IconLayoutDistributeVertical.mjs';
import LayoutGrid from '@tabler/icons-react/dist/esm/icons/IconLayoutGrid.mjs';
import LayoutSidebar from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebar.mjs';
import List from '@tabler/icons-react/dist/esm/icons/IconList.mjs';
import ListTree from '@tabler/icons-react/dist/esm/icons/IconListTree.mjs';
import LogicAnd from '@tabler/icons-react/dist/esm/icons/IconLogicAnd.mjs';
import Logout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import MapOutline from '@tabler/icons-react/dist/esm/icons/IconMap.mjs';
import MathGreater from '@tabler/icons-react/dist/esm/icons/IconMathGreater.mjs';
import Minus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import Moon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import Note from '@tabler/icons-react/dist/esm/icons/IconNote.mjs';
import Parentheses from '@tabler/icons-react/dist/esm/icons/IconParentheses.mjs';
import Pencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import PlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import PlayerStop from '@tabler/icons-react/dist/esm/icons/IconPlayerStop.mjs';
import PlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs';
import PlugConnectedX from '@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs';
import Plus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import Repeat from '@tabler/icons-react/dist/esm/icons/IconRepeat.mjs';
import RepeatOnce from '@tabler/icons-react/dist/esm/icons/IconRepeatOnce.mjs';
import Rocket from '@tabler/icons-react/dist/esm/icons/IconRocket.mjs';
import Rotate from '@tabler/icons-react/dist/esm/icons/IconRotate.mjs';
import Route from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs';
import Search from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import Send from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import Sitemap from '@tabler/icons-react/dist/esm/icons/IconSitemap.mjs';
import SortDescending from '@tabler/icons-react/dist/esm/icons/IconSortDescending.mjs';
import Sum from '@tabler/icons-react/dist/esm/icons/IconSum.mjs';
import Sun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import Table from '@tabler/icons-react/dist/esm/icons/IconTable.mjs';
import Template from '@tabler/icons-react/dist/esm/icons/IconTemplate.mjs';
import Trash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import User from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import UserScan from '@tabler/icons-react/dist/esm/icons/IconUserScan.mjs';
import Variable from '@tabler/icons-react/dist/esm/icons/IconVariable.mjs';
import VectorSpline from '@tabler/icons-react/dist/esm/icons/IconVectorSpline.mjs';
import WorldSearch from '@tabler/icons-react/dist/esm/icons/IconWorldSearch.mjs';
import X from '@tabler/icons-react/dist/esm/icons/IconX.mjs';

/** Every icon of the product by what it stands for, so that one meaning has one drawing everywhere. */
export const ICONS = {
  // the shell and its actions
  rules: VectorSpline,
  alerts: Bell,
  search: Search,
  plus: Plus,
  minus: Minus,
  check: Check,
  x: X,
  chevronDown: ChevronDown,
  chevronRight: ChevronRight,
  chevronUp: ChevronUp,
  arrowUp: ArrowUp,
  arrowRight: ArrowRight,
  sun: Sun,
  moon: Moon,
  deviceDesktop: DeviceDesktop,
  eye: Eye,
  eyeOff: EyeOff,
  bolt: Bolt,
  warning: AlertTriangle,
  error: AlertCircle,
  info: InfoCircle,
  pause: PlayerPause,
  undo: ArrowBackUp,
  redo: ArrowForwardUp,
  keyboard: Keyboard,
  template: Template,
  code: Code,
  folder: Folder,
  list: List,
  trash: Trash,
  copy: Copy,
  rocket: Rocket,
  stop: PlayerStop,
  fit: ArrowsMaximize,
  layout: LayoutGrid,
  map: MapOutline,
  logout: Logout,
  circle: Circle,
  circleDot: CircleDot,
  plugX: PlugConnectedX,
  grip: GripVertical,
  save: DeviceFloppy,
  sidebar: LayoutSidebar,
  user: User,
  alignLeft: LayoutAlignLeft,
  alignTop: LayoutAlignTop,
  alignRight: LayoutAlignRight,
  alignBottom: LayoutAlignBottom,
  spreadAcross: LayoutDistributeHorizontal,
  spreadDown: LayoutDistributeVertical,
  outline: ListTree,
  note: Note,
  history: History,
  connect: PlugConnected,
  graph: Sitemap,
  wrap: BoxMultiple,
  split: ArrowsSplit2,
  dots: Dots,
  // the node kinds
  eventType: ArrowBarToDown,
  derivedStream: ArrowBarToRight,
  typeInList: Braces,
  eplBox: CodeDots,
  filter: Filter,
  subGroup: Parentheses,
  window: ClockHour4,
  namedWindow: Table,
  merge: GitMerge,
  variable: Variable,
  followedBy: Route,
  every: Repeat,
  within: Hourglass,
  not: Ban,
  repeat: RepeatOnce,
  until: Flag3,
  while: Rotate,
  logic: LogicAnd,
  timer: Clock,
  join: ArrowsJoin2,
  lookup: DatabaseSearch,
  enricher: WorldSearch,
  group: Sum,
  having: MathGreater,
  outputRate: Gauge,
  order: SortDescending,
  select: Columns3,
  insertInto: ArrowBarRight,
  alert: BellRinging,
  response: Send,
  context: LayersIntersect,
  pencil: Pencil,
  profile: UserScan,
} satisfies Record<string, IconComponent>;

export type IconName = keyof typeof ICONS;
