import type { PortalWords } from './portal-words.js';
import { es as status } from './status/es.js';

export const es: PortalWords = {
  locale: 'es',
  direction: 'ltr',
  title: 'Sus correos',
  from: (organization) => `Lo que desde ${organization} le escribimos sobre sus candidaturas.`,
  notes: {
    heading: 'Correos sin novedades',
    offer:
      'Puede prescindir de los correos que solo dicen que una fecha sigue en pie o que aún no hay decisión. Le seguiremos avisando si una fecha cambia o pasa, y le comunicaremos la decisión.',
    decline: 'Prescindir de estos correos',
    declined:
      'Ya no recibe los correos que solo dicen que una fecha sigue en pie o que aún no hay decisión. Le seguiremos avisando si una fecha cambia o pasa, y le comunicaremos la decisión.',
    again: 'Volver a recibir estos correos',
  },
  silence: {
    heading: 'Ningún correo',
    offer: (organization) =>
      `Desde ${organization} no enviaremos nada más a esta dirección sobre ninguna candidatura: ni cambios de fecha ni la decisión. Nuestro equipo de selección lo verá y podrá contactar con usted de otra forma. Sus candidaturas siguen adelante.`,
    confirm: 'Sí, no me envíen nada más',
    done: (organization) =>
      `Desde ${organization} ya no enviamos nada a esta dirección. Si quiere cambiarlo, póngase en contacto directamente con ${organization}.`,
  },
  missing: {
    title: 'Este enlace no funciona',
    text: 'Puede que esté incompleto o que sea demasiado antiguo. Ábralo otra vez desde el correo o use un correo más reciente.',
  },
  paused: {
    title: 'No es posible por el momento',
    text: 'Por el momento no se puede enviar nada desde esta página, y nada se ha enviado. Lo que se dijo sigue valiendo. Inténtelo más tarde o responda a uno de nuestros correos.',
  },
  faulty: {
    title: 'No es posible por el momento',
    text: 'Algo falla de nuestra parte. Abra esta página de nuevo dentro de unos minutos: si acaba de enviar algo, verá entonces si ha llegado.',
  },
  status,
};
