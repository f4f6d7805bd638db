/** The environment in which tests run git: no settings of whoever runs them, and a made-up author. `bin` comes first on the path. */
export function gitEnv(home: string, bin: string): Readonly<Record<string, string>> {
  return {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  };
}
