/** Somebody's own text, isolated from the direction of what stands around it. */
export function Name({ text }: { readonly text: string }) {
  return <bdi>{text}</bdi>;
}
