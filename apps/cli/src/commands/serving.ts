import { configFrom, describeConfig, firstKey, serve, type Config } from '@sebone/api';
import { hasLog, openLog, shownAddress } from '@sebone/application';
import { isRejection } from '@sebone/kernel';
import { EXIT, json, say, type Context } from '../io.ts';
import { Refused } from '../refusals.ts';
import { askedToStop } from '../stopping.ts';
import { DEMO_FOLDER } from './demo.ts';
import { importing } from './importing.ts';

export interface ServeOptions {
  /** Absent where the command line does not say: the configuration does, then. */
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly config?: string;
  /** `false` for `--no-auth`. */
  readonly auth: boolean;
  readonly printConfig?: boolean;
  readonly demo?: boolean;
}

/** Standard error: what is said to whoever started it goes to standard output. */
const LOG_LINES = 2;

/** Serves the data folder over HTTP until the process is asked to end; gives the exit code. */
export async function serving(context: Context, options: ServeOptions): Promise<number> {
  const config = configured(context, options);
  if (options.printConfig) {
    context.io.out(JSON.stringify(describeConfig(config), undefined, 2));
    return EXIT.done;
  }
  if (options.demo && (await isEmpty(config))) {
    const { data, eventStore } = config;
    const exit = await importing({ ...context, data, eventStore }, DEMO_FOLDER, {
      timeZone: 'Asia/Tokyo',
      actor: 'demo',
    });
    if (exit !== EXIT.done) return exit;
  }
  const asked = askedToStop();
  const served = await serve(config, { now: () => context.io.now(), logTo: LOG_LINES, viewsIn: 'thread' });
  tellWhere(context, config, served.url);
  await asked;
  await served.close();
  return EXIT.done;
}

/** Whether nothing is recorded yet. */
async function isEmpty({ data, eventStore }: Config): Promise<boolean> {
  if (!eventStore) return !hasLog(data);
  const log = await openLog(data, { eventStore });
  try {
    return (await log.head()) === 0;
  } finally {
    await log.close();
  }
}

/** What the command line says goes before the environment, and that before the file. */
function configured({ io }: Context, { data, host, port, config: file, auth }: ServeOptions): Config {
  const config = configFrom(
    {
      ...io.env,
      ...(data !== undefined && { SEBONE_DATA: data }),
      ...(host !== undefined && { SEBONE_HOST: host }),
      ...(port !== undefined && { SEBONE_PORT: port }),
      ...(!auth && { SEBONE_AUTHENTICATION: 'false' }),
    },
    file,
  );
  if (isRejection(config)) throw new Refused(config);
  return config;
}

/** Says where it listens and, the first time, with which key: the one time that anybody sees it. */
function tellWhere(context: Context, { data, eventStore, authentication }: Config, url: string): void {
  const first = authentication ? firstKey(data, url, () => context.io.now()) : undefined;
  const log = eventStore && shownAddress(eventStore.address);
  if (context.json) return json(context, { url, data, ...(log !== undefined && { eventStore: log }), ...first });
  const { io } = context;
  say(context, { en: `Sebone serves ${data} at ${url}`, ja: `Sebone は ${data} を ${url} で提供している。` });
  if (log !== undefined) say(context, { en: `The log is in ${log}`, ja: `ログは ${log} にある。` });
  if (first) {
    say(context, {
      en: 'An admin key was made. It is shown this once, and kept nowhere:',
      ja: '管理者キーを作成した。表示はこの一度だけで、どこにも保存されない：',
    });
    io.out(`  ${first.key}`);
    say(context, { en: 'Begin here:', ja: 'ここから始める：' });
    io.out(`  ${first.link}`);
  } else
    say(context, {
      en: authentication
        ? `The reference is at ${url}/docs`
        : `Nobody is asked who they are. The reference is at ${url}/docs`,
      ja: authentication ? `リファレンス：${url}/docs` : `認証なしで動作している。リファレンス：${url}/docs`,
    });
  say(context, { en: 'Stop it with Ctrl+C.', ja: '終了するには Ctrl+C を押す。' });
}
