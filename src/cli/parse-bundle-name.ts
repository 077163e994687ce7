import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { isBundleName } from '../runtime/models/bundle-name.ts';

/** @throws TelltaleError `setting_invalid` */
export function parseBundleName(name: string, language: string): string {
  if (isBundleName(name)) return name;
  throw new TelltaleError('setting_invalid', {
    setting: 'name',
    expected: say('expected_bundle_name', language),
    received: name,
  });
}
