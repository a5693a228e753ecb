# Le parole delle pagine dell’ufficio. Italiano della Svizzera.

product = Einsatz
skip-to-content = Vai al contenuto
navigation = Sezioni
nav-jobs = Incarichi
nav-service-orders = Ordini di servizio
nav-review = Esame
nav-claims = Indennizzi
nav-technicians = Tecnici
nav-procedures = Procedure
nav-group-visits = Interventi
nav-group-money = Finanze
nav-finance = Da trattare
nav-pay-runs = Lotti di pagamento
nav-bank-files = File della banca
nav-bookings = Registrazioni bancarie
nav-finance-settings = Impostazioni delle finanze
sample-banner = Dati d’esempio: persone, indirizzi e importi sono fittizi.
page-title = { $screen } · Einsatz

role-dispatcher = Pianificazione
role-finance = Finanze
role-admin = Amministrazione

live-on = In diretta
live-on-long = In diretta: le modifiche appaiono da sé.
live-connecting = Connessione …
live-lost = Server non raggiungibile
lost-banner = Il server non è raggiungibile. Ciò che vede è lo stato delle { $time }. La connessione si ristabilisce da sé.
retry-now = Prova ora

settings-language = Lingua
settings-theme = Colori
theme-system = Come il sistema
theme-light = Chiaro
theme-dark = Scuro
sign-out = Esci
language-de = Deutsch
language-fr = Français
language-it = Italiano
language-en = English

sign-in-title = Accesso
sign-in-lead = Pianificazione e finanze per il lavoro sul posto.
sign-in-name = Nome utente
sign-in-password = Password
sign-in-show = Mostra la password
sign-in-hide = Nascondi la password
sign-in-go = Accedi
sign-in-wrong = Il nome o la password è errato. Ciò che ha scritto è ancora qui.
sign-in-again = La sua sessione è terminata. Dopo l’accesso continua nello stesso punto.

trouble-title = Non ha funzionato
trouble-offline = Il server non risponde. Nulla è perso; riprovi appena torna la connessione.
trouble-not_ours = La risposta non viene dal server Einsatz ma da qualcosa nel mezzo, per esempio la pagina d’accesso di una rete. I dati salvati non sono toccati.
trouble-signed_out = La sua sessione è terminata. Acceda di nuovo.
trouble-forbidden = Non ne ha l’autorizzazione. Nulla è stato modificato.
trouble-unknown = Non esiste, o non più.
trouble-refused = Non è possibile. Nulla è stato modificato.
trouble-decided = Qualcuno è stato più veloce: la decisione è già presa.
trouble-invalid = Il server non può accettare questi dati. Nulla è stato modificato. ({ $message })
trouble-too_large = È più grande di quanto il server accetti. Nulla è stato salvato.
trouble-too_many = Troppi tentativi. Attenda un minuto.
trouble-broken = Sul server si è verificato un errore. I dati salvati sono al sicuro; riprovi.
trouble-stale = Non aggiornato. Vede l’ultimo stato noto.

keys-title = Tasti
keys-lead = I tasti valgono quando nessun campo è attivo.
keys-move = Riga successiva e precedente
keys-ends = Prima e ultima riga
keys-open = Apri la riga
keys-select = Selezionare la riga
keys-search = Cerca
keys-new = Nuovo
keys-help = Questo elenco
keys-close = Chiudi una finestra
keys-letters = Usa singole lettere come tasti
keys-show = Mostra i tasti

all = Tutti
nobody = Nessuno
from-day = Dal
until-day = Al
filters = Filtri
filters-clear = Cancella i filtri
pager = Pagine
pager-range = { $first }–{ $last } di { $total }
pager-previous = Pagina precedente
pager-next = Pagina successiva
sort-hint = I titoli delle colonne ordinano. Le frecce cambiano riga, Invio la apre.
csv = Scarica CSV
save-failed = Non salvato. Ciò che ha scritto è ancora qui.
not-found-title = Questa pagina non esiste
not-found-lead = L’indirizzo non porta da nessuna parte.
not-found-go = Alla panoramica

column-number = Numero
column-visit = Visita
column-customer = Cliente
column-place = Località
column-kind = Tipo
column-technician = Tecnico
column-state = Stato
column-partner = Operatore

jobs-title = Incarichi
jobs-search = Numero, cliente, indirizzo, Service ID
jobs-new = Nuovo incarico
jobs-parked-only = Solo da esaminare
jobs-parked = { $count ->
    [one] { $count } messaggio attende
   *[other] { $count } messaggi attendono
}
jobs-empty-title = Ancora nessun incarico
jobs-empty-lead = Inserisca il primo incarico; appare sul telefono del tecnico alla prossima sincronizzazione.
jobs-empty-finance = Appena la pianificazione inserisce incarichi, sono qui.
jobs-no-match-title = Nessun incarico corrisponde
jobs-no-match-lead = Modifichi la ricerca o cancelli i filtri.
day-today = Oggi
day-tomorrow = Domani
day-yesterday = Ieri

job-title = Incarico { $number }
job-facts = Incarico
job-customer = Cliente
job-visit = Visita
job-instructions = Istruzioni
job-instructions-none = Nessuna istruzione.
job-access = Accesso
job-phone = Telefono
job-address = Indirizzo
job-direct = Prenotato direttamente
job-no-service-id = Nessuno
job-state-since = dal { $moment }
job-state-at = il { $moment }
job-note = Osservazione del tecnico
job-assign = Assegna
job-reassign = Riassegna
job-cancel = Annulla l’incarico
job-parked-title = L’ufficio deve guardare
job-open-review = All’esame
job-parked-lead = { $count ->
    [one] Un messaggio del telefono non corrisponde allo stato dell’incarico. È conservato, nulla è perso.
   *[other] { $count } messaggi del telefono non corrispondono allo stato dell’incarico. Sono conservati, nulla è perso.
}

report-title = Rapporto di guasto
report-third-party = Terzi coinvolti
report-third-party-carrier = Sì, { $partner }
report-third-party-nobody = No, nessuno
report-call = Chiamata alla helpline
report-call-confirmed = Confermata
report-call-not_reached = Non raggiunta
report-call-at = Confermata alle
report-call-tried = Registrato alle
report-dialled = Chiamato alle
report-dialled-none = Non chiamato dall’app
report-contact = Interlocutore
report-reference = Riferimento
report-visit = Visita di un tecnico dell’operatore
report-visit-yes = Necessaria
report-visit-no = Non necessaria
report-cause = Causa
report-note = Osservazione
report-procedure = Procedura
report-procedure-version = { $partner }, versione { $version }
not-said = Non indicato
no-claim = Da questo rapporto non risulta alcun indennizzo.

claim-title = Indennizzo
claim-due = Scadenza
claim-state = Stato
claim-open-list = Mostra nell’elenco

orders-of-job = Ordini di servizio
order-from = Nato da un ordine di servizio dell’incarico { $number }
order-follow-up = Aperto sul posto
order-to-origin = All’incarico d’origine
order-to-job = Al nuovo incarico
order-show = Mostra nell’elenco

history-title = Cronologia
history-created = Incarico inserito
history-assigned = Assegnato a { $name }
history-unassigned = Assegnazione tolta
history-cancelled = Annullato dall’ufficio: { $reason }
history-unknown-action = Messaggio sconosciuto
history-parked = Attende l’ufficio
history-rejected = Respinto: { $reason }
history-happened = Avvenuto { $moment }
history-phone = Dispositivo { $name }
history-clock = L’ora del dispositivo era sbagliata (mostrava { $moment })
history-claim = Nato un indennizzo di { $amount }, scadenza il { $date }
history-reviewed-accept = { $what } di { $name }: accettato così com’è
history-reviewed-evidence = { $what } di { $name }: conservato solo come prova
history-reviewed-reject = { $what } di { $name }: respinto
history-tried-again = { $what }: riesaminato secondo le regole
history-imported = portato come file da { $name }
history-scheduled = L’ordine di servizio è diventato
history-declined = Ordine di servizio rifiutato: { $reason }

assign-title = Assegnare l’incarico { $number }
assign-lead = L’incarico appare sul telefono alla prossima sincronizzazione. Sparisce dal tecnico precedente, a meno che lì ci sia qualcosa di non inviato.
assign-technician = Tecnico
assign-nobody = Nessuno
assign-go = Assegna
assign-open-jobs = { $count ->
    [0] nessuno aperto
    [one] { $count } aperto
   *[other] { $count } aperti
}

cancel-title = Annullare l’incarico { $number }
cancel-lead = Un incarico annullato non può essere riaperto. Non ne risulta alcun indennizzo.
cancel-reason = Motivo
cancel-note = In parole
cancel-note-needed = In parole, necessario per «Altro motivo»
cancel-go = Annulla l’incarico
cancel-keep = Non annullare

new-title = Nuovo incarico
new-what = Che cosa
new-kind = Tipo
new-partner = Operatore
new-partner-none = Nessuno, prenotato direttamente
new-service-id = Service ID
new-service-id-hint = Come lo scrive l’operatore. L’indennizzo è pagato con questo numero.
new-number = Numero dell’incarico
new-number-hint = Lasciare vuoto: il server assegna il prossimo.
new-who = Per chi
new-when = Quando e chi
new-date = Giorno
new-start = Inizio dalle
new-end = Inizio entro le
new-technician = Tecnico
new-technician-none = Ancora nessuno
new-access-hint = Piano, chiave, cane
new-go = Inserisci l’incarico
new-kept = Ciò che aveva iniziato a scrivere è stato ripristinato.
new-discard = Scarta
new-when-needed = Indichi giorno, inizio e fine.
new-time-impossible = Quest’ora in quel giorno non esiste.

technicians-title = Tecnici
technicians-new = Aggiungi un tecnico
technicians-empty-title = Ancora nessun tecnico
technicians-empty-lead = Aggiunga la prima persona, poi abbini il suo telefono.
technicians-empty-finance = Appena la pianificazione aggiunge tecnici, sono qui.
column-name = Nome
column-phone = Telefono
column-devices = Dispositivi
column-last-seen = Visto l’ultima volta
column-open-jobs = Incarichi aperti
never-seen = Mai
no-device = Nessun dispositivo
technician-new-title = Aggiungere un tecnico
technician-new-go = Aggiungi
technician-name = Nome
technician-phone = Numero di telefono
technician-jobs = Mostra gli incarichi
technician-claims = Mostra gli indennizzi

devices-title = Telefoni
devices-empty-title = Ancora nessun telefono abbinato
devices-empty-lead = Crei un codice di abbinamento e lo inserisca sul telefono.
devices-empty-finance = La pianificazione abbina i telefoni.
device-column-name = Dispositivo
device-column-paired = Abbinato
device-column-seen = Visto l’ultima volta
device-column-operations = Messaggi
device-column-state = Stato
device-column-act = Azione
device-active = Attivo
device-revoked = Bloccato { $moment }
device-revoke = Blocca
device-revoke-named = Blocca { $name }
revoke-title = Bloccare { $name }?
revoke-lead = Dopo, il telefono non può più leggere nulla. Ciò che vi è ancora non inviato può essere consegnato; l’ufficio lo esamina.
revoke-go = Blocca
revoke-keep = Non bloccare

pairing-go = Codice di abbinamento
pairing-title = Abbinare il telefono di { $name }
pairing-lead = Nell’app scelga «Abbina», poi scansioni o scriva il codice. Vale una volta ed è mostrato solo ora.
pairing-code = Codice
pairing-server = Indirizzo del server
pairing-qr = Codice QR con indirizzo e codice
pairing-left = Ancora valido per { $time }
pairing-over = Questo codice è scaduto.
pairing-used = Il telefono è abbinato: { $name }
pairing-another = Nuovo codice
pairing-copy = Copia il codice
pairing-copied = Codice copiato
pairing-wait = In attesa del telefono …

orders-title = Ordini di servizio
orders-search = Cliente, indirizzo, numero dell’incarico, Service ID
orders-tab-requested = In attesa
orders-tab-scheduled = Pianificati
orders-tab-declined = Rifiutati
orders-tab-all = Tutti
orders-empty-title = Nulla in attesa
orders-empty-lead = Quando un tecnico apre un nuovo ordine di servizio sul posto, è qui.
orders-no-match-title = Nessun ordine di servizio corrisponde
orders-no-match-lead = Modifichi la ricerca o lo stato.
orders-column-customer = Cliente
orders-column-origin = Dall’incarico
orders-column-wish = Desiderio
orders-column-requested = Aperto
orders-column-act = Azione
orders-column-result = Risultato
orders-schedule = Pianifica
orders-schedule-named = Pianifica una visita per { $name }
orders-decline = Rifiuta
orders-decline-named = Rifiuta l’ordine di servizio di { $name }
schedule-title = Visita per { $name }
schedule-lead = I dati del cliente e il Service ID vengono dall’ordine di servizio.
schedule-go = Crea l’incarico
schedule-done = Incarico { $number } creato
schedule-open = Apri
schedule-wish = Desiderio del cliente
decline-title = Rifiutare l’ordine di servizio di { $name }
decline-lead = Il tecnico legge il motivo sul suo telefono.
decline-reason = Motivo
decline-go = Rifiuta
decline-done = Ordine di servizio rifiutato

claims-title = Indennizzi
claims-search = Service ID, numero dell’incarico, tecnico
claims-overdue-only = Solo scaduti
claims-column-service-id = Service ID
claims-column-job = Incarico
claims-column-cause = Causa
claims-column-checked-out = Check-out
claims-column-due = Scadenza
claims-column-left = Termine
claims-column-amount = Importo
claims-sum = Somma
claims-overdue = Scaduti
claims-count = Numero
claims-left = { $days ->
    [0] scade oggi
    [one] ancora { $days } giorno
   *[other] ancora { $days } giorni
}
claims-late = { $days ->
    [one] scaduto da { $days } giorno
   *[other] scaduto da { $days } giorni
}
claims-empty-title = Ancora nessun indennizzo
claims-empty-lead = Appena un tecnico chiude un incarico fallito con una chiamata confermata, l’indennizzo è qui.
claims-no-match-title = Nessun indennizzo corrisponde
claims-no-match-lead = Modifichi la ricerca o cancelli i filtri.
claims-due-from = Scadenza dal
claims-due-until = Scadenza al

procedures-title = Procedure
procedures-lead = Importi, termine e helpline di ogni operatore. Una versione pubblicata non cambia mai; un rapporto mantiene la versione con cui è stato fatto.
procedures-new = Nuova versione
procedures-empty-title = Ancora nessuna procedura
procedures-empty-lead = Senza procedura non si promette alcun indennizzo. L’amministrazione la imposta sul server.
procedure-version = Versione { $version }
procedure-valid = valida dal { $date }
procedure-in-force = In vigore
procedure-coming = In arrivo
procedure-past = Sostituita
procedure-helpline = Helpline
procedure-weeks = Pagamento
procedure-weeks-value = { $weeks ->
    [one] entro { $weeks } settimana
   *[other] entro { $weeks } settimane
}
procedure-cause = Causa
procedure-amount = Indennizzo
procedure-stops = Chiude l’incarico UP
procedure-stops-yes = Sì
procedure-stops-no = No
procedure-no-amount = non indennizzato
procedure-sample = Importi fittizi
procedure-new-title = Nuova versione per { $partner }
procedure-new-lead = Vale per i check-out dal giorno scelto. I rapporti precedenti mantengono la loro versione.
procedure-new-from = Valida dal
procedure-new-number = Numero della helpline
procedure-new-weeks = Settimane fino al pagamento
procedure-new-amounts = Indennizzo per causa in CHF
procedure-new-amounts-hint = Lasciare vuoto: non indennizzato.
procedure-new-go = Pubblica la versione
procedure-amount-unreadable = Indichi un importo come 95.00.
procedure-weeks-unreadable = Indichi un numero intero di settimane.
procedure-done = Versione { $version } pubblicata

review-title = Esame
review-search = Incarico, cliente, Service ID, tecnico
review-tab-waiting = In attesa
review-tab-decided = Decisi
review-column-what = Che cosa
review-column-why = Perché
review-column-happened = Avvenuto
review-column-received = Arrivato
review-column-decided = Decisione
review-no-job = Incarico sconosciuto
review-empty-title = Nulla attende una decisione
review-empty-lead = Quando il lavoro di un telefono non corrisponde allo stato dell’incarico, è qui. Nulla va perso.
review-no-match-title = Nulla corrisponde
review-no-match-lead = Modifichi la ricerca o cancelli i filtri.
review-reason-not_yours = Riassegnato nel frattempo
review-reason-cancelled = Annullato nel frattempo
review-reason-already_checked_out = Già chiuso da un altro telefono
review-reason-procedure_unknown = Procedura sconosciuta
review-reason-cloned_phone = Telefono doppio
review-reason-revoked_phone = Telefono bloccato
review-reason-needs_newer_server = Richiede un server più recente
review-reason-unreadable = Illeggibile
review-reason-behind = Dietro un altro messaggio
review-why = Perché deve decidere una persona
review-phone-side = Che cosa è successo sul telefono
review-office-side = Lo stato attuale dell’incarico
review-reported = Segnalato
review-clock = Ora
review-confirmed = Ultima conferma del server
review-decide = Decidere
review-effect-lead = Accettare così com’è cambierebbe questo:
review-effect-job = L’incarico diventa «{ $state }», con { $name }.
review-effect-order = Si apre un ordine di servizio.
review-effect-claim = Indennizzo di { $amount } per { $name }, scadenza il { $date }
review-effect-none = Nessun indennizzo: { $why }
review-closed = «Accetta così com’è» non è possibile: { $why }
review-accept = Accetta così com’è
review-evidence = Accetta solo come prova
review-reject = Respingi
review-decide-accept = Accettare così com’è
review-decide-evidence = Accettare solo come prova
review-decide-reject = Respingere
review-changes-nothing = Né l’incarico né un indennizzo cambiano. In ogni caso è conservato.
review-reason-lead = Il tecnico legge il suo motivo sul telefono.
review-did-accept = Accettato così com’è
review-did-evidence = Accettato solo come prova
review-did-reject = Respinto
review-meanwhile = Deciso nel frattempo da { $name } ({ $moment }): { $what }
review-meanwhile-lead = La sua decisione non è stata inviata. Vale quella arrivata per prima.
review-meanwhile-yours = Che cosa ha scritto
import-go = Importa un file di lavoro
import-hint = Scelga il file consegnato dal tecnico, o lo trascini su questa pagina.
import-done = { $name }: { $new } nuovi, { $known } già noti, { $parked } attendono una decisione.
import-missing = Manca il numero { $number }; nulla di ciò che segue è stato ripreso.
