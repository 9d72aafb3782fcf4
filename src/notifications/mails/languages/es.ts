import type { MailLanguage } from '../words/mail-language.js';

// Written with "usted", which is wrong nowhere, and without adjectives that would have to know the reader's gender.
export const language: MailLanguage = {
  locale: 'es',
  direction: 'ltr',
  dateLocale: 'es-ES',
  colon: ': ',
  gap: ' ',
  // In a sentence the weekday takes no comma: "el viernes 4 de diciembre de 2026".
  polishDate: (date) => date.replace(',', ''),
  sentences: {
    greeting: 'Hola, {name}:',
    'greeting.nameless': 'Hola:',
    about: 'Le escribimos sobre su candidatura al puesto de {job} en {organization}.',
    subject: '{headline}: {job}, {organization}',
    closing: 'Un cordial saludo',
    footer: 'Recibe este correo porque se presentó al puesto de {job} en {organization}.',
    preferences: 'Elija qué correos recibe, o pídanos que no le escribamos más',
    contact: 'Si tiene alguna pregunta, escriba a:',
    'contact.unknown': 'Si tiene alguna pregunta, escriba a su contacto en {organization}.',
    note: 'Unas palabras para usted:',

    'date.named': '{precision, select, WEEK {semana del {date}} other {{date}}}',
    'date.by': '{precision, select, WEEK {en la semana del {date}} MONTH {en {date}} other {a más tardar el {date}}}',
    'told.date':
      '{milestone, select, NEXT_STEP {Le dijimos que conocería el siguiente paso {by}.} other {Le dijimos que conocería nuestra decisión {by}.}}',
    'now.date':
      '{milestone, select, NEXT_STEP {Conocerá el siguiente paso {by}.} other {Conocerá nuestra decisión {by}.}}',
    sorry: 'Lo sentimos.',
    'next.moves': 'Si esta fecha cambia, se lo diremos.',
    'next.followUp': 'A partir del {date}, puede preguntarnos en qué punto estamos.',

    'set.headline': '{milestone, select, NEXT_STEP {Siguiente paso} other {Decisión}} {by}',
    'set.before': 'Ya podemos darle una fecha.',
    'extended.headline': 'Fecha aplazada, ahora {by}',
    'extended.before': 'Vamos a tardar más.',
    'advanced.headline': 'Fecha adelantada, ahora {by}',
    'advanced.before': 'Será antes.',
    'reconfirmed.headline': 'Confirmado, {milestone, select, NEXT_STEP {siguiente paso} other {decisión}} {by}',
    'reconfirmed.before': 'Eso no ha cambiado.',
    'held.headline': 'En pausa hasta el {date}',
    'held.now': 'Su candidatura está en pausa hasta el {date}.',
    'held.date':
      '{milestone, select, NEXT_STEP {Tal como están las cosas, conocerá el siguiente paso {by}.} other {Tal como están las cosas, conocerá nuestra decisión {by}.}}',
    'held.pause': 'Hasta entonces, la fecha que le dimos queda en suspenso.',
    'held.next': 'Cuando termine la pausa, le escribiremos y le diremos qué fecha vale entonces.',
    'resumed.headline': 'Fin de la pausa, {milestone, select, NEXT_STEP {siguiente paso} other {decisión}} {by}',
    'resumed.before': 'Su candidatura estaba en pausa. Ahora sigue adelante.',
    'passed.headline': '{milestone, select, NEXT_STEP {Aún no hay siguiente paso} other {Aún no hay decisión}}',
    'passed.now':
      '{precision, select, WEEK {Esa semana ha pasado} MONTH {Ese mes ha pasado} other {Ese día ha pasado}}, y {milestone, select, NEXT_STEP {todavía no podemos decirle cuál es el siguiente paso} other {todavía no hay una decisión}}.',
    'passed.next':
      'Volverá a tener noticias nuestras a más tardar el {date}, aunque siga sin haber {milestone, select, NEXT_STEP {novedades} other {una decisión}}.',
    'passed.next.unknown':
      'Todavía no tenemos una nueva fecha que darle. Cuando haya una decisión o una nueva fecha, le escribiremos.',
    'undecided.headline':
      '{milestone, select, NEXT_STEP {Sigue sin haber siguiente paso} other {Sigue sin haber decisión}}',
    'undecided.now':
      '{milestone, select, NEXT_STEP {Seguimos sin poder decirle cuál es el siguiente paso.} other {Sigue sin haber una decisión.}}',
    'undecided.sorry': 'Sentimos que tenga que esperar tanto.',
    'undecided.last':
      'En lugar de otro correo como este, una persona de nuestro equipo se pondrá en contacto directo con usted a más tardar el {date}.',

    'hired.headline': 'Hemos decidido contar con usted',
    'hired.now': 'Hemos decidido contar con usted para este puesto, y nos alegra mucho.',
    'hired.thanks': 'Felicidades, y gracias por el tiempo que nos ha dedicado.',
    'hired.next': 'Le daremos los detalles a más tardar el {date}.',
    'hired.next.unknown': 'Le daremos los detalles.',
    'rejected.headline': 'Nuestra decisión sobre su candidatura',
    'rejected.thanks':
      'Gracias por presentarse al puesto de {job} en {organization}, y por el tiempo que nos ha dedicado.',
    'rejected.now': 'Hemos decidido no seguir adelante con su candidatura.',
    'rejected.now.filled': 'El puesto ya está cubierto, y no seguiremos adelante con su candidatura.',
    'rejected.now.cancelled':
      'Hemos decidido no cubrir este puesto, así que su candidatura no puede seguir adelante. No es un juicio sobre usted.',
    'rejected.sorry': 'Sentimos no tener mejores noticias para usted, y le deseamos lo mejor.',
    'rejected.next': 'Su candidatura a este puesto queda cerrada. No tiene que hacer nada.',
    'onward.headline': 'Seguimos con el siguiente paso',
    'onward.now': 'Nos gustaría dar el siguiente paso con usted.',
    'onward.thanks': 'Gracias por el tiempo que nos ha dedicado hasta ahora.',
    'onward.next': 'Tendrá noticias nuestras al respecto a más tardar el {date}.',
    'onward.next.unknown': 'Tendrá noticias nuestras al respecto. Todavía no hay una fecha para ello.',
    'correction.headline': 'Nuestro mensaje anterior era erróneo',
    'correction.before': 'El mensaje que le enviamos sobre nuestra decisión era erróneo.',
    'correction.holds': 'Lo correcto es lo siguiente.',

    'receipt.passedOn': 'Se lo hemos comunicado a {recruiter}.',
    'receipt.passedOn.unknown': 'Se lo hemos comunicado a quienes llevan este puesto.',
    'receipt.unchanged': 'Por lo demás, nada ha cambiado, y no tiene que hacer nada más.',
    'receipt.update.headline': 'Hemos recibido su pregunta',
    'receipt.update.now': 'Nos ha preguntado en qué punto estamos.',
    'receipt.update.next': 'Tendrá noticias nuestras a más tardar el {date}.',
    'receipt.update.next.unknown': 'Recibirá una respuesta. Todavía no podemos decirle qué día.',
    'receipt.interested.headline': 'Gracias por decírnoslo',
    'receipt.interested.now': 'Nos ha dicho que este puesto le sigue interesando.',
    'receipt.thanks.headline': 'Gracias por su mensaje',
    'receipt.thanks.now': 'Su mensaje nos ha llegado, y nos alegra que haya escrito.',
    'receipt.offer.headline': 'Gracias por hablarnos de su otra oferta',
    'receipt.offer.now': 'Nos ha dicho que tiene otra oferta y que quiere responder a más tardar el {date}.',
    'receipt.offer.next': 'No podemos prometerle una decisión para entonces. Haga lo que sea mejor para usted.',
    'receipt.withdrawn.headline': 'Su candidatura está retirada',
    'receipt.withdrawn.now': 'Usted la ha retirado, y nosotros la hemos cerrado.',
    'receipt.withdrawn.thanks': 'Gracias por el tiempo que nos ha dedicado. Le deseamos lo mejor.',
    'receipt.withdrawn.next': 'No recibirá más correos sobre ella, y no tiene que hacer nada más.',
    'receipt.silent.headline': 'No le escribiremos más',
    'receipt.silent.now':
      'Como nos ha pedido, no recibirá más correos nuestros sobre ella, tampoco sobre nuestra decisión.',
    'receipt.silent.next': 'Si quiere volver a tener noticias nuestras, dígaselo al contacto que aparece abajo.',

    'digest.headline': '{count, plural, one {# novedad} other {# novedades}} de {organization}',
    'digest.subject': '{headline}: {jobs}',
    'digest.intro': 'Hay novedades sobre sus candidaturas.',
    'digest.section': '{job}: {headline}',
    'digest.footer': 'Recibe este correo porque se presentó a un puesto en {organization}.',

    'fact.role': 'Puesto',
    'fact.stage': 'Etapa',
    'fact.told': 'Fecha que le dimos',
    'fact.before': 'Fecha anterior',
    'fact.now': 'Fecha actual',
    'fact.until': 'En pausa hasta el',
    'fact.followUp': 'Puede preguntarnos a partir del',
    'fact.nextWord': 'Noticias nuestras a más tardar el',
    'fact.person': 'Contacto directo a más tardar el',
    'fact.deadline': 'Otra oferta, respuesta a más tardar el',

    // Each reads true for a later date, an earlier one and a hold alike.
    reason: `{reason, select,
      INTERVIEWS_CONTINUING {Seguimos haciendo entrevistas para este puesto.}
      SCHEDULING {Se debe a la organización de las entrevistas que faltan.}
      DECISION_MAKER_AWAY {Una persona que participa en la decisión está ausente por un tiempo.}
      APPROVAL_PENDING {La decisión necesita una aprobación interna que aún está pendiente.}
      ROLE_CHANGED {El propio puesto ha cambiado.}
      MORE_CANDIDATES {Estamos hablando con más personas para este puesto.}
      BUDGET {La planificación interna de este puesto aún no ha terminado.}
      other {Nuestra planificación ha cambiado.}}`,

    'member.subject': '{count, plural, one {# tarea} other {# tareas}}: {most}',
    'member.headline': '{count, plural, one {# tarea} other {# tareas}}',
    'member.intro': 'Lo más urgente va primero.',
    'member.more': '{count, plural, one {y # más} other {y # más}}',
    'member.recruiter': 'A cargo de {recruiter}',
    'member.footer':
      'Recibe este correo por su trabajo en {organization}: una vez al día, en días laborables y solo si hay algo que hacer.',
    'member.alone.footer':
      'Recibe este correo de inmediato, por su trabajo en {organization}, porque no debería esperar.',
    'member.open': 'Abrir la candidatura',
    'untold.count': '{count, plural, one {# decisión sin comunicar} other {# decisiones sin comunicar}}',
    'untold.row':
      'Decidido el {date}. {why, select, BOUNCED {El correo fue devuelto.} NOT_APPROVED {El mensaje no se aprobó.} FAILED {El correo no se pudo enviar.} other {Todavía no se ha comunicado.}}',
    'untold.do': 'Comunicárselo a {candidate} y anotar el contacto',
    'call.count': '{count, plural, one {# llamada pendiente} other {# llamadas pendientes}}',
    'call.row': 'Se han enviado todos los avisos. Último contacto el {date}.',
    'call.row.never': 'Se han enviado todos los avisos.',
    'call.do': 'Llamar a {candidate} y anotar el contacto',
    'escalated.count': '{count, plural, one {# con mucho retraso} other {# con mucho retraso}}',
    'overdue.count': '{count, plural, one {# con retraso} other {# con retraso}}',
    'overdue.row': 'Se esperaba {milestone, select, NEXT_STEP {el siguiente paso} other {la decisión}} {by}.',
    'overdue.do': 'Anotar una decisión o fijar una nueva fecha',
    'newDate.count': '{count, plural, one {# fecha nueva por fijar} other {# fechas nuevas por fijar}}',
    'newDate.row':
      '{why, select, HOLD_ENDED {La pausa ha terminado, y la fecha anterior ya pasó} other {La fecha pasó antes de poder comunicarse}}: {date}.',
    'newDate.do': 'Fijar una nueva fecha',
    'approval.count': '{count, plural, one {# mensaje por aprobar} other {# mensajes por aprobar}}',
    'approval.row': 'En espera desde el {date}: {subject}',
    'approval.do': 'Leerlo, y aprobarlo o detenerlo',
    'due.count': '{count, plural, one {# decisión por tomar} other {# decisiones por tomar}}',
    'due.row':
      '{milestone, select, NEXT_STEP {Siguiente paso} other {Decisión}} {by}. {days, plural, =0 {Último día laborable.} one {Queda # día laborable.} other {Quedan # días laborables.}}',
    'due.do': 'Anotar una decisión o mover la fecha',
    'confirm.count': '{count, plural, one {# fecha por confirmar} other {# fechas por confirmar}}',
    'confirm.row':
      'Fecha fijada tras la entrevista del {interview}: {milestone, select, NEXT_STEP {siguiente paso} other {decisión}} {by}.',
    'confirm.row.told': 'Si no la cambia, se comunicará el {date}.',
    'confirm.do': 'Confirmar la fecha o moverla',
    'silent.count': '{count, plural, one {# sin noticias desde hace tiempo} other {# sin noticias desde hace tiempo}}',
    'silent.row': 'Sin contacto desde el {date}.',
    'silent.do': 'Escribir a {candidate} o fijar una fecha',

    'unreachable.headline': 'No hemos podido contactar con {candidate}',
    'unreachable.now': `{why, select,
      ADDRESS_DEAD {Nuestro correo a {candidate} ha sido devuelto: ese buzón no existe.}
      SENDER_FAULT {Nuestro correo a {candidate} ha sido rechazado por nuestra forma de enviarlo, no por la dirección.}
      NOT_DELIVERED {Nuestro correo a {candidate} no ha llegado, aunque la dirección puede ser correcta.}
      other {Nuestro correo a {candidate} no ha llegado, y el aviso recibido no dice con claridad por qué.}} Así que {candidate} no ha recibido su contenido.`,
    'unreachable.do': 'Por favor, llame a {candidate} y anote el contacto.',
    'unreachable.next': `{why, select,
      ADDRESS_DEAD {No volveremos a escribir a esta dirección hasta que se corrija o se reactive.}
      SENDER_FAULT {Se ha avisado a quien gestiona este servicio. Cuando esté resuelto, el correo podrá enviarse de nuevo.}
      other {Este correo no se vuelve a enviar, pero los siguientes seguirán yendo a esta dirección.}}`,
    'unreachable.count':
      '{count, plural, one {# candidato no ha recibido nuestro correo} other {# candidatos no han recibido nuestros correos}}',
    'unreachable.why': `{why, select,
      ADDRESS_DEAD {Ese buzón no existe: no se envía nada más}
      SENDER_FAULT {Rechazado por nuestra forma de enviar}
      NOT_DELIVERED {No entregado; la dirección puede ser correcta}
      other {Devuelto, y el aviso no dice con claridad por qué}}`,
    'unreachable.footer':
      'Recibe este correo como miembro de {organization}, como máximo una vez por hora, porque hay correos que no han llegado.',
    'colleague.headline': '{candidate} ya no recibe nuestros correos',
    'colleague.now': `{why, select,
      COMPLAINED {{candidate} ha marcado un correo nuestro como spam: ya no le llegan ni recordatorios ni resúmenes.}
      other {Nuestros correos a {candidate} son devueltos: no le llegan ni recordatorios ni resúmenes.}} No se envía nada más a esta dirección.`,
    'colleague.do':
      'Por favor, avise a {candidate}. Cuando la dirección vuelva a funcionar o se haya corregido, reactívela.',
    'fact.candidate': 'Nombre',
    'fact.recruiter': 'A cargo',
    'fact.address': 'Dirección',
    'fact.undelivered': 'No entregado',
    'fact.sentOn': 'Enviado el',
    'fact.answer': 'Respuesta del servidor de correo',

    'acted.headline': `{act, select,
      UPDATE_REQUEST {{candidate} pregunta en qué punto estamos}
      STILL_INTERESTED {A {candidate} le sigue interesando el puesto}
      THANK_YOU {{candidate} da las gracias}
      COMPETING_OFFER {{candidate} tiene otra oferta, respuesta a más tardar el {date}}
      WITHDRAW {{candidate} ha retirado su candidatura}
      other {{candidate} no quiere más correos}}`,
    'acted.deadline': 'La otra oferta requiere respuesta a más tardar el {date}.',
    'acted.do': `{act, select,
      UPDATE_REQUEST {Por favor, responda a {candidate}.}
      COMPETING_OFFER {Por favor, decida antes de ese día, o llame a {candidate} y diga que no es posible.}
      DO_NOT_WRITE {Ya no enviamos correos a {candidate}. Lo que decida tendrá que comunicarlo de otra forma.}
      WITHDRAW {La candidatura de {candidate} está cerrada.}
      other {No tiene que hacer nada más por {candidate}.}}`,
    'acted.note': 'Mensaje de {candidate}:',
  },
  falseHope: [
    'pronto',
    'en breve',
    'próximamente',
    'cuanto antes',
    'lo antes posible',
    'a la mayor brevedad',
    'enseguida',
    'seguramente',
    'sin duda',
    'con toda seguridad',
    'garantizado',
    'garantizada',
    'garantizamos',
    'muchas posibilidades',
    'buenas posibilidades',
    'muchas opciones',
    'perfil ideal',
    'bolsa de talento',
    'nos pondremos en contacto',
  ],
};
