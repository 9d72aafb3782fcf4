import type { Cause } from '../diagnosis.js';
import type { Phrases } from './phrases.js';

/** How a language names a mailbox and its owner, and what it says of them. Without accents, as `plainWords` are. */
interface Language {
  readonly mailbox: string;
  readonly domain: string;
  readonly unknown: string;
  readonly closed: string;
  readonly full: string;
}

// Stems of words: what follows them is left open. In Chinese and Japanese there are no blanks between words.
const languages: Readonly<Record<string, Language>> = {
  German: {
    mailbox: 'benutzer|empfanger|postfach|postkorb|adresse|konto|mailbox|teilnehmer',
    domain: 'doma[ni]+e?',
    unknown: 'unbekannt|existiert nicht|nicht (?:gefunden|vorhanden|bekannt|existent)|ungultig|gibt es nicht',
    closed: 'gesperrt|deaktiviert|geschlossen|geloscht|inaktiv|abgelaufen',
    full: 'voll\\b|speicherplatz|kontingent',
  },
  French: {
    mailbox: 'destinataire|utilisateur|adresse|compte|boite|messagerie',
    domain: 'domaine',
    unknown: "inconnu|invalide|inexistant|introuvable|n'existe (?:pas|plus)",
    closed: 'bloque|desactive|ferme|suspendu|supprime|inacti[fv]|cloture|expire',
    full: 'plein|satur|quota|overquota',
  },
  Spanish: {
    mailbox: 'usuario|destinatario|cuenta|direccion|buzon|correo|casilla|persona',
    domain: 'dominio',
    unknown:
      'desconocid|no existe|no encontrad|invalid|inexistente|no se (?:ha )?(?:encontr|pudo encontrar)|no es valid',
    closed: 'desactivad|deshabilitad|inactiv|cerrad|suspendid|bloquead|cancelad|eliminad|expirad|caducad',
    full: 'llen[oa]|cuota|sin espacio',
  },
  Portuguese: {
    mailbox: 'usuario|destinatario|conta|endereco|caixa',
    domain: 'dominio',
    unknown: 'desconhecid|nao existe|inexistente|nao (?:foi )?encontrad|invalid',
    closed: 'desativad|inativ|encerrad|suspens|bloquead|cancelad|eliminad|expirad',
    full: 'chei[oa]|lotad|cota',
  },
  Italian: {
    mailbox: 'utente|destin(?:atario|\\.)|casella|indirizzo|account|mailbox',
    domain: 'dominio',
    unknown: 'sconosciut|inesistente|non esiste|non (?:e stato )?trovat|non valid|nessun|errat',
    closed: 'disattivat|disabilitat|chius|sospes|bloccat|cancellat|scadut',
    full: 'pien[oa]',
  },
  Dutch: {
    mailbox: 'gebruiker|ontvanger|adres|mailbox|postbus|account',
    domain: 'domein',
    unknown: 'onbekend|bestaat niet|niet gevonden|ongeldig',
    closed: 'geblokkeerd|gesloten|opgeheven|inactief',
    full: 'vol\\b',
  },
  Polish: {
    mailbox: 'uzytkownik|odbiorca|adres|skrzynka|kont[oa]',
    domain: 'domena',
    unknown: 'nieznan|nie istnieje|nie ma takie|nie znaleziono|niepoprawn',
    closed: 'zablokowan|nieaktywn|zamkniet|usuniet',
    full: 'pelna|przepelnion',
  },
  Scandinavian: {
    mailbox: 'mottagare|anvandare|adresse?n?|brukere?n?|modtagere?n?|konto',
    domain: 'doman',
    unknown: 'okand|ukjent|ukendt|finns inte|finnes ikke|findes ikke',
    closed: 'sparrad|sperret|lukket|inaktiv',
    full: 'full\\b|fuld\\b',
  },
  Turkish: {
    mailbox: 'kullanici|alici|adres|hesap',
    domain: 'alan adi',
    unknown: 'bulunamad|bilinmiyor|gecersiz|mevcut degil',
    closed: 'devre disi|kapatil|askiya',
    full: 'dolu\\b|kota',
  },
  Russian: {
    mailbox: 'пользовател|адресат|получател|ящик|адрес|аккаунт|учетная запись',
    domain: 'домен',
    unknown:
      'не найден|не существует|неизвест|отсутствует|недействител|не зарегистрирован|нет такого|несуществующ|такого .{0,20} нет',
    closed: 'заблокирован|отключен|неактив|удален|закрыт|приостановлен',
    full: 'переполнен|полон|заполнен|квот',
  },
  Japanese: {
    mailbox: '宛先|あて先|アドレス|ユーザ|受信者|アカウント|メールボックス|ディレクトリ',
    domain: 'ドメイン',
    unknown: '存在しま?せ?な?い|存在しません|見つかりません(?!か)|不明|ありませんでした',
    closed: '無効|停止|削除|解約|利用できません',
    full: 'いっぱい|一杯|満杯|あふれ|容量',
  },
  Chinese: {
    mailbox: '用户|用戶|收件人|收信人|地址|邮箱|郵箱|信箱|账号|帐号|帳號',
    domain: '域名|網域',
    unknown: '不存在|无效|無效|找不到|未找到|没有找到|未注册|无此|無此|查无此',
    closed: '停用|禁用|冻结|凍結|注销|关闭|關閉|已删除|锁定',
    full: '已满|已滿|满了|空间不足|空間不足|配额|容量',
  },
  Korean: {
    mailbox: '사용자|수신자|받는 ?사람|주소|계정|메일함|편지함',
    domain: '도메인',
    unknown: '없|존재하지|찾을 수 없',
    closed: '정지|삭제|휴면',
    full: '가득|용량',
  },
};

const subjects = {
  UNKNOWN_USER: 'mailbox',
  MAILBOX_CLOSED: 'mailbox',
  MAILBOX_FULL: 'mailbox',
  DEAD_DOMAIN: 'domain',
} as const;
const predicates = {
  UNKNOWN_USER: 'unknown',
  MAILBOX_CLOSED: 'closed',
  MAILBOX_FULL: 'full',
  DEAD_DOMAIN: 'unknown',
} as const;

/** What is said of mailboxes and domains in other languages than English, the one before the other. */
export function otherLanguages(cause: keyof typeof subjects & Cause): Phrases {
  const patterns = Object.values(languages).flatMap((language) => {
    const subject = `(?:${language[subjects[cause]]})`;
    const predicate = `(?:${language[predicates[cause]]})`;
    return [new RegExp(`${subject}.{0,60}${predicate}`), new RegExp(`${predicate}\\S{0,6} ?.{0,12}${subject}`)];
  });
  return { cause, patterns };
}
