/** A column's name as the API would write it: `full_name` is `fullName`. */
export function camelCased(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
