import { ISOLATE_END, ISOLATE_START } from './isolated.js';
import { Name } from './name.js';

/** A sentence of ours: what `isolated` marked in it is shown as a name. */
export function Sentence({ text }: { readonly text: string }) {
  const [before, ...parts] = text.split(ISOLATE_START);
  return (
    <>
      {before}
      {parts.map((part) => {
        const [name, ...after] = part.split(ISOLATE_END);
        return (
          <>
            <Name text={name ?? ''} />
            {after.join('')}
          </>
        );
      })}
    </>
  );
}
