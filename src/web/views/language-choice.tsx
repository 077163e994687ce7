import { catalogues } from '../../core/words/catalogue.ts';
import { useWords } from '../words.ts';

interface LanguageChoiceProps {
  readonly language: string;
  onChoose(language: string): void;
}

/** Each language by its own name, as its readers know it. */
export function LanguageChoice({ language, onChoose }: LanguageChoiceProps) {
  const say = useWords();
  const nameOf = (tag: string) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return (
    <p class="language">
      <label for="language" class="unseen">
        {say('page_language')}
      </label>
      <select id="language" value={language} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {Object.keys(catalogues).map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </select>
    </p>
  );
}
