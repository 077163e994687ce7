import { type Command, Option } from 'commander';
import { say } from '../core/words/say.ts';
import type { BackendName } from '../runtime/backend/backend.ts';

const help = (code: Parameters<typeof say>[0]) => say(code, 'en');

interface LanguageOption {
  readonly language: string;
}

interface CompareOptions extends LanguageOption {
  readonly live?: true;
  readonly url?: string;
  readonly backend?: BackendName;
}

/** `telltale models list|use|compare|remove`: bundles side by side. */
export function addModels(program: Command): void {
  const models = program.command('models').description(help('help_models'));
  withLanguage(models.command('list').description(help('help_models_list'))).action(
    async ({ language }: LanguageOption) => {
      await (await import('./list-bundles.ts')).listBundles(await modelsOfSettings(), language);
    },
  );
  withLanguage(models.command('use').description(help('help_models_use')))
    .argument('<name>', help('help_models_name'))
    .action(async (name: string, { language }: LanguageOption) => {
      await (await import('./use-bundle.ts')).useBundle(await modelsOfSettings(), name, language);
    });
  withLanguage(models.command('remove').description(help('help_models_remove')))
    .argument('<name>', help('help_models_name'))
    .action(async (name: string, { language }: LanguageOption) => {
      const { removeModel } = await import('../runtime/models/remove-model.ts');
      await removeModel(await modelsOfSettings(), name);
      console.log(say('models_removed', language, { name }));
    });
  withLanguage(models.command('compare').description(help('help_models_compare')))
    .argument('[bundle]', help('help_models_before'))
    .argument('[other]', help('help_models_after'))
    .argument('[photo...]', help('help_models_photos'))
    .option('--live', help('help_models_live'))
    .option('--url <address>', help('help_models_url'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']))
    .action(compare);
  models.addHelpText('after', `\n${help('help_models_exit_statuses')}`);
}

function withLanguage(command: Command): Command {
  return command.option('--language <tag>', help('help_language'), 'en');
}

async function compare(
  before: string | undefined,
  after: string | undefined,
  photos: readonly string[],
  { live, url, language, backend }: CompareOptions,
): Promise<void> {
  if (live === true) {
    const { readSettings } = await import('../http/settings.ts');
    const { compareLive } = await import('./compare-live.ts');
    const { port, key } = readSettings(process.env);
    await compareLive({ url: url ?? `http://localhost:${port}`, key, language });
    return;
  }
  const { compareBundles } = await import('./compare-bundles.ts');
  await compareBundles({ models: await modelsOfSettings(), before, after, photos, language, backend });
}

/** The folder of bundles, by the settings. */
async function modelsOfSettings(): Promise<string> {
  const { readSettings } = await import('../http/settings.ts');
  const { modelsFolder } = await import('../runtime/models/models-folder.ts');
  return modelsFolder(readSettings(process.env).models);
}
