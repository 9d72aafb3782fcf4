import type { PortalWords } from './portal-words.js';

export const es: PortalWords = {
  locale: 'es',
  direction: 'ltr',
  title: 'Sus correos',
  from: (organization) => `Lo que ${organization} le envía sobre sus candidaturas.`,
  notes: {
    heading: 'Correos sin novedades',
    offer:
      'Puede prescindir de los correos que solo dicen que una fecha sigue en pie o que aún no hay decisión. Le seguiremos avisando si una fecha cambia o pasa, y de la decisión.',
    decline: 'Prescindir de estos correos',
    declined:
      'Ya no recibe los correos que solo dicen que una fecha sigue en pie o que aún no hay decisión. Le seguiremos avisando si una fecha cambia o pasa, y de la decisión.',
    again: 'Volver a recibir estos correos',
  },
  silence: {
    heading: 'Ningún correo',
    offer: (organization) =>
      `${organization} no enviará nada más a esta dirección: ni fechas nuevas ni la decisión. Se lo comunicamos para que puedan contactar con usted de otra forma. Su candidatura sigue adelante.`,
    ask: 'No me escriban más…',
    confirm: 'Sí, no me envíen nada más',
    done: (organization) =>
      `${organization} ya no envía nada a esta dirección. Si quiere cambiarlo, póngase en contacto con ellos.`,
  },
  missing: {
    title: 'Este enlace no funciona',
    text: 'Puede que esté incompleto o que sea demasiado antiguo. Ábralo otra vez desde el correo o use un correo más reciente.',
  },
};
