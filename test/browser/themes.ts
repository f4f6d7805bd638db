/** Stand-ins for the editor's themes: the variables that our pages read, with the values of VS Code's own themes. */

export interface Theme {
  /** The class of the page's body. */
  readonly name:
    | 'vscode-light'
    | 'vscode-dark'
    | 'vscode-high-contrast'
    | 'vscode-high-contrast vscode-high-contrast-light';
  readonly variables: { readonly [name: string]: string };
}

const font = { 'font-family': 'system-ui, sans-serif' };

export const THEMES: readonly [Theme, ...Theme[]] = [
  {
    name: 'vscode-light',
    variables: {
      ...font,
      'editor-foreground': '#3b3b3b',
      'editor-background': '#ffffff',
      focusBorder: '#005fb8',
      'textLink-foreground': '#005fb8',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b',
      'button-secondaryHoverBackground': '#cccccc',
    },
  },
  {
    name: 'vscode-dark',
    variables: {
      ...font,
      'editor-foreground': '#cccccc',
      'editor-background': '#1f1f1f',
      focusBorder: '#0078d4',
      'textLink-foreground': '#4daafc',
      'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc',
      'button-secondaryHoverBackground': '#3c3c3c',
    },
  },
  {
    name: 'vscode-high-contrast',
    variables: {
      ...font,
      'editor-foreground': '#ffffff',
      'editor-background': '#000000',
      focusBorder: '#f38518',
      'textLink-foreground': '#21a6ff',
      contrastBorder: '#6fc3df',
      'button-secondaryForeground': '#ffffff',
      'button-secondaryBackground': '#000000',
    },
  },
  {
    name: 'vscode-high-contrast vscode-high-contrast-light',
    variables: {
      ...font,
      'editor-foreground': '#292929',
      'editor-background': '#ffffff',
      focusBorder: '#006bbd',
      'textLink-foreground': '#0f4a85',
      contrastBorder: '#0f4a85',
      'button-secondaryForeground': '#292929',
      'button-secondaryBackground': '#ffffff',
    },
  },
];

export function themeStyle({ variables }: Theme): string {
  return `:root { ${Object.entries(variables)
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(' ')} }`;
}

/** How a page that is a file is looked at, by whoever reads it and by a printer. */
export const READINGS = [
  ['in light', { media: 'screen', colorScheme: 'light' }],
  ['in the dark', { media: 'screen', colorScheme: 'dark' }],
  ['on paper', { media: 'print', colorScheme: 'light' }],
] as const;
