/** Names of the files that hold agendas. */
import { isRecordName } from '../workspace/record-files.ts';

/** One for each worker, by their id where that makes a plain name that nobody else's id makes too; by number otherwise. */
export function agendaNames(workers: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return workers.map((worker, at) => {
    const byId = `SUPERVISION-${worker}.md`;
    const isPlain = /^[A-Za-z0-9][\w.-]{0,99}$/u.test(worker) && !isRecordName(byId);
    // Some file systems take `j.okafor` and `J.Okafor` for one name.
    const name = isPlain && !used.has(byId.toLowerCase()) ? byId : `SUPERVISION-no.${at + 1}.md`;
    used.add(name.toLowerCase());
    return name;
  });
}

/** Whether a file has such a name, whoever's agenda it is. */
export function isAgendaName(name: string): boolean {
  return /^SUPERVISION-[\w.-]{1,110}\.md$/u.test(name);
}
