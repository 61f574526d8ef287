import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, Menu, Modal, Tooltip } from '@mantine/core';

const tuple = (variable: string): MantineColorsTuple => {
  const color = `var(--${variable})`;
  return [color, color, color, color, color, color, color, color, color, color];
};

/** Ten greys, ink at the strong end; only their order matters to Mantine, the values are ours. */
const ink: MantineColorsTuple = [
  'var(--bg-0)',
  'var(--bg-1)',
  'var(--bg-2)',
  'var(--bg-3)',
  'var(--bg-4)',
  'var(--line-3)',
  'var(--text-4)',
  'var(--text-3)',
  'var(--text-2)',
  'var(--text-1)',
];

/** Mantine in our dress: our fonts, steps and colours; what it shows (menus, tooltips, dialogs) moves and stands as ours does. */
export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '18px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  colors: { ink, signal: tuple('signal'), you: tuple('you'), crit: tuple('crit'), high: tuple('high'), med: tuple('med') },
  primaryColor: 'ink',
  cursorType: 'pointer',
  components: {
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 120 },
        withArrow: false,
        offset: 4,
        returnFocus: true,
        // the first item takes the focus: a place for it before the items is none that a menu may have
        withInitialFocusPlaceholder: false,
      },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { transitionProps: { duration: 120 }, openDelay: 400, offset: 6 } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 120 }, centered: false, yOffset: 96 } }),
  },
});

/** Mantine's own variables, taken from ours, the same in both themes since ours change. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--bg-0)',
    '--mantine-color-text': 'var(--text-1)',
    '--mantine-color-dimmed': 'var(--text-3)',
    '--mantine-color-default': 'var(--bg-2)',
    '--mantine-color-default-border': 'var(--line-2)',
    '--mantine-color-default-hover': 'var(--bg-3)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-anchor': 'var(--you)',
    '--mantine-color-error': 'var(--crit)',
  },
  light: {},
  dark: {},
});
