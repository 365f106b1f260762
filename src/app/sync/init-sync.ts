import { hostname } from 'node:os';
import path from 'node:path';
import { UsageError } from '../../errors.ts';
import { writeWholeFile } from '../../output/atomic-write.ts';
import { exists } from '../../output/output-folder.ts';
import { formatNames } from '../../render/index.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import { unknownName } from '../../settings/option-values.ts';
import { configTemplate } from '../../setup/config-template.ts';
import { crontabLine, systemdUnits } from '../../setup/schedule.ts';
import { sites as rules } from '../../sites/index.ts';

const configName = 'saring.config.json';

/** `saring sync --init`: writes a commented config file here, and prints how to start the run every hour. Throws UsageError. */
export async function initSync(given: readonly string[], output: string, io: Io): Promise<ExitName> {
  const known = rules.filter(({ listings }) => listings !== undefined).map(({ id }) => id);
  const unknown = given.find((site) => !known.some((id) => id === site));
  if (unknown !== undefined) throw new UsageError(unknownName(unknown, 'site', known));
  const file = path.resolve(configName);
  if (await exists(file))
    throw new UsageError(`${configName} is there already: move it away, or edit it`, { isInHelp: false });
  await writeWholeFile(file, configTemplate(given.length === 0 ? known : given, output, formatNames), new Set());
  const schedule = { host: hostname(), folder: path.dirname(file), program: io.program, config: configName };
  const { service, timer } = systemdUnits(schedule);
  await io.write(
    `wrote ${configName}: look through it, then try: saring sync --config ${configName}\n
A line for cron (crontab -e):
${crontabLine(schedule)}\n
Or for systemd, ~/.config/systemd/user/saring.service:
${service}
and ~/.config/systemd/user/saring.timer (then: systemctl --user enable --now saring.timer):
${timer}`,
  );
  return 'ok';
}
