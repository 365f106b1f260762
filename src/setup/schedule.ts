import { sha256 } from '../text/fingerprint.ts';
import { shellWord } from '../text/printable.ts';

/** Where and how the scheduled run is started; all paths absolute. */
export interface Schedule {
  readonly host: string;
  /** The folder that holds the config file. */
  readonly folder: string;
  /** The program and what comes before it, such as the path of node and of the script. */
  readonly program: readonly string[];
  /** The config file's name in the folder. */
  readonly config: string;
}

/** Machine and folder -> a minute of the hour, always the same: a thousand users must not all ask at the full hour. */
export function minuteOf({ host, folder }: Pick<Schedule, 'host' | 'folder'>): number {
  return Number.parseInt(sha256(`${host}\n${folder}`).slice(0, 8), 16) % 60;
}

/** A schedule -> a line for `crontab -e`: every hour, silent when all is well, so that cron mails only what matters. */
export function crontabLine(schedule: Schedule): string {
  const { folder, program, config } = schedule;
  const command = [...program, 'sync', '--config', config, '--quiet'].map(shellWord).join(' ');
  // Cron ends the command at a bare "%".
  return `${minuteOf(schedule)} * * * * cd ${shellWord(folder)} && ${command}`.replaceAll('%', '\\%');
}

/** A schedule -> the two files of a systemd timer: every hour, and once after the machine was off. */
export function systemdUnits(schedule: Schedule): { readonly service: string; readonly timer: string } {
  const { folder, program, config } = schedule;
  const command = [...program, 'sync', '--config', config, '--quiet'].map(systemdWord).join(' ');
  const service = [
    '[Unit]',
    'Description=New stories with saring',
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=oneshot',
    `WorkingDirectory=${folder.replaceAll('%', '%%')}`,
    `ExecStart=${command}`,
    '# 75: another run is still at work, or a site asked to wait',
    'SuccessExitStatus=75',
  ];
  const timer = [
    '[Unit]',
    'Description=New stories with saring, every hour',
    '',
    '[Timer]',
    `OnCalendar=*:${String(minuteOf(schedule)).padStart(2, '0')}`,
    'RandomizedDelaySec=5min',
    'Persistent=true',
    '',
    '[Install]',
    'WantedBy=timers.target',
  ];
  return { service: `${service.join('\n')}\n`, timer: `${timer.join('\n')}\n` };
}

/** A word of a command as systemd reads it: quoted, and without its own marks for variables and places. */
function systemdWord(word: string): string {
  const safe = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w@%+=:,./$-]+$/.test(safe) ? safe : `"${safe.replace(/["\\]/g, '\\$&')}"`;
}
