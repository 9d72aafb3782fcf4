import type { Messages } from '../../words/mail-language.js';
import type { MemberSentences } from '../../words/member-sentences.js';

export const member: Messages<MemberSentences> = {
  'member.subject': '{most}{count, plural, =0 {} one { y # más} other { y # más}}',
  'member.headline': '{count, plural, one {# tarea} other {# tareas}}',
  'member.intro': 'Lo más urgente va primero.',
  'member.more': '{count, plural, one {y # más} other {y # más}}',
  'member.recruiter': 'A cargo de {recruiter}',
  'member.footer':
    'Recibe este correo por su trabajo en {organization}: una vez al día, en días laborables y solo si hay algo que hacer.',
  'member.alone.footer':
    'Recibe este correo de inmediato, por su trabajo en {organization}, porque no debería esperar.',
  'member.open': 'Abrir la candidatura',
  'member.page': 'Ver el estado',
  'member.answer': 'Responder ahora',
  'member.reach': 'Cómo contactar con {candidate}:',

  'date.due': '{precision, select, WEEK {en la semana del {date}} MONTH {en {date}} other {para el {date}}}',

  'untold.count': '{count, plural, one {# decisión por comunicar} other {# decisiones por comunicar}}',
  'untold.row':
    'Decidido el {date}. {why, select, BOUNCED {El correo fue devuelto.} NOT_APPROVED {El mensaje no se aprobó.} FAILED {El correo no se pudo enviar.} other {Todavía no se ha comunicado.}}',
  'untold.do': 'Comunicárselo a {candidate} y anotar el contacto',
  'untold.else': 'Hasta entonces, {candidate} no lo sabe, y usted lo leerá aquí cada día laborable.',
  'reopened.count': '{count, plural, one {# reapertura por comunicar} other {# reaperturas por comunicar}}',
  'reopened.row': 'Reabierta el {date}, después de haberse comunicado la decisión.',
  'reopened.do': 'Llamar a {candidate} y anotar el contacto',
  'reopened.else':
    'Hasta entonces, {candidate} da la decisión por definitiva, y usted lo leerá aquí cada día laborable.',
  'wrote.count': '{count, plural, one {# mensaje recibido} other {# mensajes recibidos}}',
  'wrote.row': 'El {date}.',
  'request.count': '{count, plural, one {# pregunta sin responder} other {# preguntas sin responder}}',
  'request.row': 'Preguntó por el estado de su candidatura el {date}.',
  'request.do': 'Responder a {candidate}: con una fecha, una decisión o una llamada',
  'request.else': 'Hasta entonces, {candidate} espera, y usted lo leerá aquí cada día laborable.',
  'promise.count':
    '{due, select, TODAY {{count, plural, one {# llamada prometida para hoy} other {# llamadas prometidas (la primera hoy)}}} LATE {{count, plural, one {# llamada prometida con retraso} other {# llamadas prometidas (la primera con retraso)}}} other {{count, plural, one {# llamada prometida} other {# llamadas prometidas}}}}',
  'promise.row':
    '{what, select, OFFER {Hemos prometido a {candidate} la propuesta por escrito a más tardar el {date}.} NEXT_STEP {Hemos prometido escribir a {candidate} a más tardar el {date} para concretar el siguiente paso.} other {Hemos prometido a {candidate} un contacto personal a más tardar el {date}.}}',
  'promise.do': 'Llamar o escribir a {candidate} y anotar el contacto',
  'promise.else': 'Ya no se envían más correos automáticos a {candidate}.',
  'call.count': '{count, plural, one {# llamada pendiente} other {# llamadas pendientes}}',
  'call.row': 'Se han enviado todos los avisos. Último contacto el {date}.',
  'call.row.never': 'Se han enviado todos los avisos.',
  'call.do': 'Llamar a {candidate} y anotar el contacto',
  'call.else': 'Ya no se envían más correos automáticos a {candidate}.',
  'escalated.count': '{count, plural, one {# fecha vencida hace días} other {# fechas vencidas hace días}}',
  'overdue.count': '{count, plural, one {# fecha vencida} other {# fechas vencidas}}',
  'overdue.row': 'Se esperaba {milestone, select, NEXT_STEP {el siguiente paso} other {la decisión}} {due}.',
  'overdue.do': 'Anotar una decisión o fijar una nueva fecha',
  'overdue.else':
    '{when, select, DAY {Si no, el {date} un correo dirá a {candidate} que todavía no hay respuesta.} other {Si no, {candidate} solo sabrá que todavía no hay respuesta.}}',
  'newDate.count': '{count, plural, one {# fecha nueva por fijar} other {# fechas nuevas por fijar}}',
  'newDate.row':
    '{why, select, HOLD_ENDED {La pausa ha terminado, y la fecha anterior ya pasó} other {La fecha pasó antes de poder comunicarse}}: {date}.',
  'newDate.do': 'Fijar una nueva fecha',
  'newDate.else': 'Hasta entonces, {candidate} no tiene una fecha válida nuestra.',
  'hold.count': '{count, plural, one {# pausa que termina} other {# pausas que terminan}}',
  'hold.row': 'La pausa termina el {until}. La fecha anterior ya pasó: {date}.',
  'hold.do': 'Fijar una nueva fecha o alargar la pausa',
  'hold.else': 'Si no, un correo dirá a {candidate} que todavía no hay una nueva fecha.',
  'approval.count': '{count, plural, one {# mensaje por aprobar} other {# mensajes por aprobar}}',
  'approval.row': 'En espera desde el {date}: {subject}',
  'approval.do': 'Leerlo, y aprobarlo o detenerlo',
  'approval.do.call':
    'Llame primero a {candidate}, porque con este mensaje se retira un sí; después, apruébelo o deténgalo',
  'approval.leaves':
    '{when, select, DAY {Sale solo el {date} a las {time}, si no lo detiene.} other {Sale solo, si no lo detiene.}}',
  'approval.waits': 'No sale hasta que usted lo apruebe.',
  'approval.over': 'Lo que dice deja de valer después del {date}.',
  'due.count': '{count, plural, one {# fecha por vencer} other {# fechas por vencer}}',
  'due.row':
    '{milestone, select, NEXT_STEP {Siguiente paso} other {Decisión}} {by}. {days, plural, =0 {Último día laborable.} one {Queda # día laborable.} other {Quedan # días laborables.}}',
  'due.do': 'Anotar una decisión o mover la fecha',
  'due.else': 'Si la fecha pasa, un correo se lo dirá a {candidate}.',
  'confirm.count': '{count, plural, one {# fecha por confirmar} other {# fechas por confirmar}}',
  'confirm.row':
    'Fecha fijada tras la entrevista del {interview}: {milestone, select, NEXT_STEP {siguiente paso} other {decisión}} {by}.',
  'confirm.do': 'Confirmar la fecha o moverla',
  'confirm.else':
    '{when, select, DAY {Si no la cambia, se comunicará a {candidate} el {date}.} other {No se comunicará a {candidate} hasta que se apruebe el mensaje.}}',
  'silent.count': '{count, plural, one {# candidatura sin contacto} other {# candidaturas sin contacto}}',
  'silent.row': 'Sin contacto desde el {date}.',
  'silent.do': 'Escribir a {candidate} o fijar una fecha',
  'silent.else': 'Si {candidate} sigue sin noticias, se lo recordaremos.',

  'unreachable.headline': 'No hemos podido contactar con {candidate}',
  'unreachable.now': `{why, select,
    ADDRESS_DEAD {Nuestro correo a {candidate} ha sido devuelto: esa dirección no funciona.}
    SENDER_FAULT {Nuestro correo a {candidate} ha sido rechazado por nuestra forma de enviarlo, no por la dirección.}
    NOT_DELIVERED {Nuestro correo a {candidate} no ha llegado, aunque la dirección puede ser correcta.}
    other {Nuestro correo a {candidate} no ha llegado, y el aviso recibido no dice con claridad por qué.}} Así que {candidate} no ha recibido su contenido.`,
  'unreachable.do': 'Por favor, llame a {candidate} y anote el contacto.',
  'unreachable.next': `{why, select,
    ADDRESS_DEAD {No volveremos a escribir a esta dirección hasta que se corrija o se reactive.}
    SENDER_FAULT {Se ha avisado a quien gestiona este servicio. Cuando esté resuelto, el correo podrá enviarse de nuevo.}
    other {Este correo no se vuelve a enviar, pero los siguientes seguirán yendo a esta dirección.}}`,
  'unreachable.count':
    '{count, plural, one {# persona no ha recibido nuestro correo} other {# personas no han recibido nuestros correos}}',
  'unreachable.why': `{why, select,
    ADDRESS_DEAD {Esa dirección no funciona: no se envía nada más}
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
    UPDATE_REQUEST {{candidate} pregunta por su candidatura}
    STILL_INTERESTED {A {candidate} le sigue interesando el puesto}
    THANK_YOU {{candidate} da las gracias}
    COMPETING_OFFER {{candidate}, otra oferta hasta el {date}}
    WITHDRAW {{candidate} ha retirado su candidatura}
    DATA_REQUEST {{candidate} pide sus datos}
    ERASURE_REQUEST {{candidate} pide que se borren sus datos}
    other {{candidate} no quiere más correos}}`,
  'acted.deadline': 'La otra oferta requiere respuesta a más tardar el {date}.',
  'acted.do': `{act, select,
    UPDATE_REQUEST {Por favor, responda a {candidate}.}
    COMPETING_OFFER {Por favor, decida antes de ese día, o llame a {candidate} para explicar que no llegaremos a esa fecha.}
    DO_NOT_WRITE {Ya no enviamos correos a {candidate}. Lo que decida tendrá que comunicarlo de otra forma.}
    WITHDRAW {La candidatura de {candidate} está cerrada.}
    DATA_REQUEST {Por favor, responda a {candidate} en el plazo de un mes.}
    ERASURE_REQUEST {Por favor, responda a {candidate} en el plazo de un mes.}
    other {No tiene que hacer nada más por {candidate}.}}`,
  'acted.note': 'Mensaje de {candidate}:',

  'webhook.headline': 'Los eventos ya no llegan a {host}',
  'webhook.now':
    '{why, select, GONE {{host} ha respondido que ya no existe, así que hemos dejado de enviarle eventos.} other {Todo lo que hemos enviado a {host} ha fallado durante cinco días, así que hemos dejado de hacerlo.}}',
  'webhook.do': 'Por favor, pida a quien se ocupa de ese sistema que lo arregle y vuelva a activar el webhook.',
  'webhook.back':
    'No se ha perdido nada: lo ocurrido mientras tanto puede enviarse de nuevo desde donde se quedó, o leerse en el canal de eventos.',
  'fact.endpoint': 'Destino',
};
