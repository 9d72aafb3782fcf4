import { Link } from '../../../platform/html/link.js';

// A sentence's own punctuation behind an address is not part of it.
const WEB_ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/;

/** Plain text whose web addresses can be followed, as every mail client shows it. */
export function LinkedText({ text }: { readonly text: string }) {
  // Splitting by one capturing group puts what it matched at the odd places.
  return <>{text.split(WEB_ADDRESS).map((part, place) => (place % 2 === 1 ? linked(part) : part))}</>;
}

function linked(address: string) {
  const url = URL.parse(address);
  if (url === null) return address;
  return (
    <Link to={url} newTab>
      {address}
    </Link>
  );
}
