import type { CandidateSentences } from '../../words/candidate-sentences.js';
import type { Messages } from '../../words/mail-language.js';

export const candidate: Messages<CandidateSentences> = {
  greeting: 'Hola, {name}:',
  'greeting.own': '{salutation}:',
  'greeting.nameless': 'Hola:',
  about: 'Le escribimos sobre su candidatura al puesto de {job} en {organization}.',
  subject: '{headline}: {job}',
  closing: 'Un cordial saludo,',
  'farewell.wish': 'Le deseamos mucho éxito en el futuro.',
  'farewell.closing': 'Un cordial saludo,',
  signature: '{organization}',
  'signature.person': '{recruiter}\n{organization}',
  footer: 'Recibe este correo porque participa en un proceso de selección de {organization}.',
  'footer.ended': 'Recibe este correo porque ha participado en un proceso de selección de {organization}.',
  preferences: 'Preferencias de correo',
  status: 'Ver el estado de su candidatura',
  privacy: 'Protección de datos',
  contact: 'Si tiene alguna pregunta, puede hacerla en cualquier momento. Responda a este correo o escriba a:',
  'contact.reply': 'Si tiene alguna pregunta, puede hacerla en cualquier momento. Basta con responder a este correo.',
  'contact.section': 'Si tiene alguna pregunta sobre este puesto, puede hacerla en cualquier momento. Escriba a:',
  note: 'Unas palabras para usted:',
  'note.by': 'Unas palabras de {author}:',

  'date.named': '{precision, select, WEEK {semana del {date}} other {{date}}}',
  'date.by': '{precision, select, WEEK {en la semana del {date}} MONTH {en {date}} other {a más tardar el {date}}}',
  'date.to': '{precision, select, WEEK {a la semana del {date}} MONTH {a {date}} other {al {date}}}',
  'told.date':
    '{milestone, select, NEXT_STEP {Le dijimos que conocería el siguiente paso {by}.} other {Le dijimos que conocería nuestra decisión {by}.}}',
  'now.date':
    '{milestone, select, NEXT_STEP {Conocerá el siguiente paso {by}.} other {Conocerá nuestra decisión {by}.}}',
  'next.moves':
    '{milestone, select, NEXT_STEP {Si la fecha cambia, o llega sin que haya novedades, le escribiremos.} other {Si la fecha cambia, o llega sin que haya una decisión, le escribiremos.}}',
  'next.nothing': 'Hasta entonces, no tiene que hacer nada.',
  'open.now': 'Su candidatura sigue en curso, y no tiene que hacer nada.',
  'open.offer':
    '{who, select, PERSON {Si otra oferta le obliga a decidir antes, dígaselo a {recruiter}.} other {Si otra oferta le obliga a decidir antes, díganoslo: basta con responder a este correo.}}',

  'set.headline': '{milestone, select, NEXT_STEP {Siguiente paso} other {Decisión}} {by}',
  'set.before': 'Ya podemos decirle cuándo tendrá noticias nuestras.',
  'extended.headline': '{milestone, select, NEXT_STEP {Paso aplazado} other {Decisión aplazada}} {to}',
  'extended.headline.again': '{milestone, select, NEXT_STEP {Paso aplazado} other {Decisión aplazada}} otra vez, {to}',
  'extended.headline.passed': 'Nueva fecha – {by}',
  'extended.before': 'Necesitamos más tiempo del previsto.',
  'extended.passed': 'Esa fecha ya ha pasado, y no la cumplimos.',
  'extended.sorry':
    '{count, plural, one {Lo sentimos.} other {Hemos tenido que darle otra fecha # veces. Sabemos lo que supone para sus planes, y lo sentimos.} =2 {Es la segunda vez que tenemos que darle otra fecha. Sabemos lo que supone para sus planes, y lo sentimos.} =3 {Es la tercera vez que tenemos que darle otra fecha. Sabemos lo que supone para sus planes, y lo sentimos.}}',
  'advanced.headline': 'Antes – {milestone, select, NEXT_STEP {paso} other {decisión}} {by}',
  'advanced.before': 'Podremos decírselo antes.',
  'reconfirmed.headline': 'Confirmado – {milestone, select, NEXT_STEP {paso} other {decisión}} {by}',
  'reconfirmed.before': 'Eso no ha cambiado.',
  'held.headline': 'Selección en pausa, sigue el {date}',
  'held.now': 'El proceso de selección para este puesto está en pausa. Lo retomaremos el {date}.',
  'held.meaning': 'No es una decisión sobre usted: su candidatura sigue en curso, y no tiene que hacer nada.',
  'held.over': 'La fecha que le dimos ya no es válida.',
  'held.date':
    '{milestone, select, NEXT_STEP {Tal como están las cosas, conocerá el siguiente paso {by}.} other {Tal como están las cosas, conocerá nuestra decisión {by}.}}',
  'held.next':
    '{when, select, DAY {Volveremos a escribirle a más tardar el {date}, con una nueva fecha si la tenemos.} other {Cuando lo retomemos, volveremos a escribirle, con una nueva fecha si la tenemos.}}',
  'resumed.headline': 'Se retoma – {milestone, select, NEXT_STEP {paso} other {decisión}} {by}',
  'resumed.before': 'El proceso de selección para este puesto estaba en pausa. Ahora sigue adelante.',
  'resumed.passed':
    'El proceso de selección para este puesto estuvo en pausa, y esa fecha pasó entretanto. Lo sentimos. Ahora podemos darle una nueva fecha.',
  'passed.headline':
    '{milestone, select, NEXT_STEP {Paso aún por definir} other {Aún no hay decisión}}, noticias el {date}',
  'passed.headline.last':
    '{milestone, select, NEXT_STEP {Paso aún por definir} other {Aún no hay decisión}}, contacto el {date}',
  'passed.now':
    '{precision, select, WEEK {Esa semana ya ha pasado} MONTH {Ese mes ya ha pasado} other {Esa fecha ya ha pasado}}, y {milestone, select, NEXT_STEP {todavía no podemos decirle cuál es el siguiente paso} other {todavía no tenemos una decisión}}. Lo sentimos.',
  'passed.held':
    'El proceso de selección estuvo en pausa y se retomó el {date}. La fecha que le dimos ya ha pasado, y todavía no podemos darle una nueva. Lo sentimos.',
  'passed.next':
    'Volverá a tener noticias nuestras a más tardar el {date}, aunque siga sin haber {milestone, select, NEXT_STEP {novedades} other {una decisión}}.',
  'undecided.headline':
    '{milestone, select, NEXT_STEP {Paso aún sin definir} other {Sigue sin haber decisión}}, noticias el {date}',
  'undecided.headline.last':
    '{milestone, select, NEXT_STEP {Paso aún sin definir} other {Sigue sin haber decisión}}, contacto el {date}',
  'undecided.now':
    '{time, select, FIRST {{milestone, select, NEXT_STEP {Seguimos sin poder decirle cuál es el siguiente paso.} other {Sigue sin haber una decisión.}}} other {{milestone, select, NEXT_STEP {Tenemos que escribirle una vez más sin conocer el siguiente paso.} other {Tenemos que escribirle una vez más sin una decisión.}}}}',
  'undecided.sorry': 'Sentimos que tenga que esperar tanto.',
  'undecided.last':
    'La próxima vez, una persona de nuestro equipo se pondrá directamente en contacto con usted, a más tardar el {date}.',

  'hired.headline': 'Buenas noticias sobre su candidatura',
  'hired.now': 'Nos gustaría ofrecerle el puesto, y nos alegra mucho.',
  'hired.thanks': 'Felicidades, y gracias por el tiempo que nos ha dedicado.',
  'hired.next':
    '{who, select, PERSON {{recruiter} le enviará la propuesta por escrito} other {Le enviaremos la propuesta por escrito}}{when, select, DAY { a más tardar el {date}} other {}} y la {who, select, PERSON {revisará} other {revisaremos}} con usted.',
  'hired.wait':
    'Este correo no es todavía la propuesta: espere a recibirla antes de dejar su trabajo o cambiar sus planes.',
  'rejected.headline': 'Nuestra decisión sobre su candidatura',
  'rejected.thanks':
    'Gracias por presentarse al puesto de {job} en {organization}, y por el tiempo y el interés que nos ha dedicado.',
  'rejected.now': 'Tras estudiar con atención su candidatura, esta vez no podemos seguir adelante con ella.',
  'rejected.now.filled': 'El puesto ya está cubierto, y no podemos seguir adelante con su candidatura.',
  'rejected.now.cancelled':
    'Hemos decidido no cubrir este puesto, así que su candidatura no puede seguir adelante. El motivo no tiene que ver con usted ni con su candidatura.',
  'rejected.sorry': 'Sabemos que no es la respuesta que esperaba, y lo sentimos.',
  'rejected.next': 'Su candidatura a este puesto queda cerrada, y no tiene que hacer nada.',
  'onward.headline': 'Su candidatura pasa al siguiente paso',
  'onward.now': 'Nos gustaría dar el siguiente paso con usted.',
  'onward.thanks': 'Gracias por el tiempo que nos ha dedicado hasta ahora.',
  'onward.next':
    '{who, select, PERSON {{recruiter} le escribirá} other {Le escribiremos}}{when, select, DAY { a más tardar el {date}} other {}} para concretarlo. Hasta entonces, no tiene que hacer nada.',
  'correction.headline': 'Nuestro mensaje anterior era erróneo',
  'correction.before': 'El mensaje que le enviamos sobre nuestra decisión era erróneo, y le pedimos disculpas.',
  'correction.yes': 'Le dijimos que sí, y fue un error nuestro. Le pedimos disculpas de corazón.',
  'correction.holds': 'La decisión correcta es la siguiente.',
  'correction.acted':
    '{who, select, PERSON {Si por ese mensaje ha dejado su trabajo o ha rechazado otra cosa, dígaselo a {recruiter}: queremos hablarlo con usted.} other {Si por ese mensaje ha dejado su trabajo o ha rechazado otra cosa, díganoslo: queremos hablarlo con usted.}}',

  'receipt.passedOn':
    '{who, select, PERSON {Se lo hemos comunicado a {recruiter}.} other {Se lo hemos comunicado a quienes llevan este puesto.}}',
  'receipt.unchanged': 'Por lo demás, nada ha cambiado, y no tiene que hacer nada más.',
  'receipt.update.headline': 'Hemos recibido su pregunta',
  'receipt.update.now': 'Nos ha preguntado cómo va su candidatura.',
  'receipt.update.next': 'Tendrá noticias nuestras a más tardar el {date}.',
  'receipt.update.next.unknown': 'Recibirá una respuesta. Todavía no podemos decirle qué día.',
  'receipt.data.headline': 'Hemos recibido su pregunta sobre sus datos',
  'receipt.data.now': 'Nos ha preguntado qué datos tenemos sobre usted.',
  'receipt.data.next': 'Recibirá una respuesta en el plazo de un mes.',
  'receipt.erasure.headline': 'Hemos recibido su petición de borrado',
  'receipt.erasure.now': 'Nos ha pedido que borremos sus datos.',
  'receipt.erasure.next':
    'En el plazo de un mes sabrá qué hemos borrado. Hasta entonces, su candidatura sigue adelante.',
  'receipt.interested.headline': 'Gracias por decírnoslo',
  'receipt.interested.now': 'Nos ha dicho que este puesto le sigue interesando.',
  'receipt.thanks.headline': 'Gracias por su mensaje',
  'receipt.thanks.now': 'Su mensaje nos ha llegado, y nos alegra que haya escrito.',
  'receipt.offer.headline': 'Gracias por hablarnos de su otra oferta',
  'receipt.offer.now': 'Nos ha dicho que tiene otra oferta y que quiere responder a más tardar el {date}.',
  'receipt.offer.next': 'No podemos prometerle una decisión para entonces. Haga lo que sea mejor para usted.',
  'receipt.withdrawn.headline': 'Su candidatura está retirada',
  'receipt.withdrawn.now': 'La hemos retirado, como usted quería.',
  'receipt.withdrawn.thanks': 'Gracias por el tiempo que nos ha dedicado.',
  'receipt.withdrawn.next': 'No recibirá más correos sobre ella, y no tiene que hacer nada más.',
  'receipt.silent.headline': 'No le enviaremos más correos',
  'receipt.silent.now':
    'Como nos ha pedido, no volveremos a escribir a esta dirección: ni sobre sus candidaturas ni para comunicarle una decisión.',
  'receipt.silent.goesOn': 'Sus candidaturas siguen en curso.',
  'receipt.silent.told':
    '{who, select, PERSON {Se lo hemos comunicado a {recruiter}, por si hay que contactar con usted de otra forma.} other {Se lo hemos comunicado a quienes las llevan, por si hay que contactar con usted de otra forma.}}',
  'receipt.silent.undo': 'Si cambia de opinión, escriba a {address}.',
  'receipt.silent.undo.unknown': 'Si cambia de opinión, póngase en contacto directamente con {organization}.',

  'digest.headline': '{count, plural, one {# novedad} other {# novedades}} de {organization}',
  'digest.subject': '{headline}: {job} (+{count})',
  'digest.intro': 'Hay novedades sobre sus candidaturas.',
  'digest.section': '{job}: {headline}',

  'calendar.summary': '{headline}: {job}, {organization}',
  'calendar.over': 'Esta fecha ya no es válida.',

  'fact.role': 'Puesto',
  'fact.stage': 'Etapa',
  'fact.date':
    '{milestone, select, NEXT_STEP {Siguiente paso} other {Decisión}}{precision, select, DAY { a más tardar el} WEEK {} other { en}}',
  'fact.earlier': 'Fecha anunciada antes',
  'fact.told': 'Fecha que le dimos',
  'fact.resumes': 'Se retoma el',
  'fact.nextWord': 'Noticias nuestras a más tardar el',
  'fact.person': 'Contacto directo a más tardar el',
  'fact.offer': 'Propuesta por escrito a más tardar el',
  'fact.deadline': 'Otra oferta, respuesta a más tardar el',

  // What is missing here fits no hold: see `reasonFor`.
  reason: `{reason, select,
    INTERVIEWS_CONTINUING {Seguimos haciendo entrevistas para este puesto.}
    SCHEDULING {Se debe a la organización de las entrevistas que faltan.}
    DECISION_MAKER_AWAY {Una persona que participa en la decisión está ausente en este momento.}
    APPROVAL_PENDING {La decisión necesita una aprobación interna que aún está pendiente.}
    ROLE_CHANGED {El propio puesto ha cambiado. Su candidatura sigue siendo válida.}
    MORE_CANDIDATES {Seguimos hablando con otras personas a las que hemos invitado para este puesto.}
    BUDGET {La planificación interna de este puesto aún no ha terminado.}
    other {Nuestra planificación ha cambiado.}}`,
};
