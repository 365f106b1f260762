import { describe, expect, test } from 'vitest';
import { crontabLine, minuteOf, type Schedule, systemdUnits } from '../../src/setup/schedule.ts';

const schedule: Schedule = {
  host: 'mesin',
  folder: '/srv/berita 100%',
  program: ['/usr/bin/node', '/opt/saring/bin/saring.js'],
  config: 'saring.config.json',
};

describe('a schedule', () => {
  test('has a minute of its own for each machine and folder, spread over the hour', () => {
    expect(minuteOf(schedule)).toBe(minuteOf({ ...schedule }));
    const minutes = Array.from({ length: 600 }, (_, i) => minuteOf({ host: `mesin-${i}`, folder: '/srv' }));
    expect(new Set(minutes).size).toBe(60);
    expect(minutes.every((minute) => minute >= 0 && minute < 60)).toBe(true);
  });

  test('is a line for cron, in which "%" is escaped', () => {
    expect(crontabLine(schedule)).toBe(
      `${minuteOf(schedule)} * * * * cd '/srv/berita 100\\%' && /usr/bin/node /opt/saring/bin/saring.js sync --config saring.config.json --quiet`,
    );
  });

  test('is a timer for systemd that catches up and does not start with all others', () => {
    const { service, timer } = systemdUnits({ ...schedule, program: ['/opt/my "tools"/saring$1'] });
    expect(timer).toMatch(/^OnCalendar=\*:\d\d$/m);
    expect(timer).toContain('RandomizedDelaySec=5min\nPersistent=true\n');
    expect(service).toContain('WorkingDirectory=/srv/berita 100%%\n');
    expect(service).toContain('ExecStart="/opt/my \\"tools\\"/saring$$1" sync --config saring.config.json --quiet\n');
  });
});
