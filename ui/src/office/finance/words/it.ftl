# Parole delle pagine delle finanze: motivi, stati, eventi.

refusal-claim_withdrawn = Questo indennizzo è stato ritirato.
refusal-claim_settled = Questo indennizzo è evaso.
refusal-claim_blocked = Questo indennizzo è bloccato. Tolga prima il blocco.
refusal-claim_not_blocked = Questo indennizzo non è bloccato.
refusal-claim_not_approved = Questo indennizzo non è approvato.
refusal-claim_approved = Questo indennizzo è già approvato.
refusal-claim_in_run = Questo indennizzo è in un lotto di pagamento. Lo tolga prima dal lotto.
refusal-claim_with_bank = Un pagamento è presso la banca. Attenda che cosa comunica la banca.
refusal-claim_has_money = Per questo indennizzo è già stato registrato del denaro.
refusal-claim_alarm = Allarme: questo indennizzo è forse stato pagato due volte. Va prima chiarito.
refusal-carrier_pays = Questo indennizzo è pagato dall’operatore.
refusal-we_pay = Questo indennizzo lo paghiamo noi.
refusal-not_in_run = Questo pagamento non attende, o non più, in un lotto di pagamento.
refusal-attempt_unknown = Questo tentativo di pagamento non esiste.
refusal-attempt_differs = Il pagamento non corrisponde all’indennizzo.
refusal-booking_unknown = Questa registrazione non appartiene a questo indennizzo.
refusal-currency_differs = La registrazione è in un’altra valuta rispetto all’indennizzo.
refusal-amount_not_positive = Un importo deve essere superiore a zero.
refusal-nothing_booked = Per questo indennizzo non è registrato nulla.
refusal-contradiction = La banca comunica qualcosa che contraddice la comunicazione precedente. È annotato e non cambia nulla.
refusal-too_many = Al massimo { $max } indennizzi alla volta.
refusal-reason_needed = Indichi un motivo.
refusal-reason_too_long = Il motivo supera { $max } caratteri.
refusal-run_state = Lo stato del lotto di pagamento non lo permette: { $state }.
refusal-run_empty = Il lotto di pagamento non contiene pagamenti.
refusal-run_own = Chi ha creato o modificato un lotto di pagamento non può approvarlo. Lo fa una seconda persona.
refusal-run_own_account = Chi ha registrato o confermato un conto di questo lotto di pagamento non può approvarlo. Lo fa un’altra persona.
refusal-run_files_differ = I file non sono più quelli approvati. Il lotto va controllato e approvato di nuovo.
refusal-run_claim = L’indennizzo { $number } non può più essere pagato. Lo tolga dal lotto di pagamento.
refusal-account_own = Chi ha registrato un conto non può confermarlo. Lo fa una seconda persona.
refusal-account_decided = Su questo conto è già stato deciso.
refusal-account_same = Questo è già il conto di questo tecnico.
refusal-wait_impossible = Il tempo di attesa va da { $min } a { $max } ore.
refusal-day_elsewhere = Il giorno { $date } non è in questo anno.
refusal-account_waits = Un altro conto attende la seconda persona. Confermi o rifiuti prima quello.
refusal-account_number = Un numero di conto ha da { $min } a { $max } cifre e nient’altro.
refusal-accounts_alike = Il debito, la banca e il credito verso l’operatore hanno bisogno ciascuno di un conto proprio.
refusal-note_length = Il testo di un pagamento ha da 1 a { $max } caratteri.
run-state-proposed = Proposto
run-state-checked = Controllato
run-state-approved = Approvato
run-state-exported = Esportato
run-state-dropped = Abbandonato
standing-submitted = Inoltrato
standing-approved = Approvato
standing-blocked = Bloccato
standing-expected = Atteso
standing-in_pay_run = In un lotto
standing-exported = Esportato
standing-accepted = Presso la banca
standing-unclear = Da chiarire
standing-refused = Rifiutato dalla banca
standing-returned = Ritornato
standing-part_paid = Pagato in parte
standing-overpaid = Pagato in eccesso
standing-paid_twice = Pagato due volte
standing-booked = Pagato
standing-settled = Evaso
standing-withdrawn = Ritirato
payer-we = Noi
payer-carrier = Operatore
attempt-planned = In un lotto
attempt-exported = Esportato
attempt-accepted = Presso la banca
attempt-unclear = Da chiarire
attempt-booked = Registrato
attempt-taken_out = Tolto
attempt-rejected = Rifiutato dalla banca
attempt-returned = Ritornato
claim-trouble-blocked = Bloccato finché le finanze non tolgono il blocco.
claim-trouble-withdrawn = Ritirato: { $reason }
claim-trouble-refused = La banca ha rifiutato il pagamento: { $bank }
claim-trouble-returned = La banca ha rimandato il denaro: { $bank }
claim-trouble-part_paid = Pagati solo { $paid }.
claim-trouble-unknown = Qualcosa non va che questa pagina non conosce ancora. La ricarichi.
bank-AC01 = Il numero di conto è errato
bank-AC03 = Il numero di conto del beneficiario non è valido
bank-AC04 = Il conto è chiuso
bank-AC06 = Il conto è bloccato
bank-AC13 = Il tipo di conto non è adatto
bank-AG01 = I pagamenti su questo conto non sono ammessi
bank-AM04 = Sul conto di addebito non c’è abbastanza denaro
bank-AM05 = La banca ritiene il pagamento un doppione
bank-BE01 = Nome e conto del beneficiario non coincidono
bank-BE04 = L’indirizzo del beneficiario manca o è errato
bank-CUST = Su richiesta del cliente
bank-DT01 = La data di esecuzione non è valida
bank-DU01 = Il file è già stato consegnato
bank-FF01 = Il file ha un problema di formato
bank-MD07 = Il beneficiario è deceduto
bank-MS02 = Il beneficiario non indica il motivo
bank-MS03 = La banca non indica il motivo
bank-RC01 = La banca del beneficiario è indicata in modo errato
bank-none = La banca non indica il motivo
event-opened = Sorto: { $amount }, scadenza il { $date }
event-approved = Approvato
event-withdrawn = Ritirato
event-blocked = Bloccato
event-released = Blocco tolto
event-expected_from_carrier = Paga l’operatore
event-not_expected = Paghiamo comunque noi
event-planned = Messo in un lotto di pagamento: { $amount } su { $account }, tentativo { $attempt }
event-taken_out = Tolto dal lotto di pagamento, tentativo { $attempt }
event-exported = File di pagamento consegnato, tentativo { $attempt }
event-accepted = Accettato dalla banca, non ancora pagato, tentativo { $attempt }
event-rejected = Rifiutato dalla banca, tentativo { $attempt }
event-booked = { $amount } registrati il { $date }: pagato interamente
event-part_paid = { $amount } registrati il { $date }: meno del dovuto
event-overpaid = { $amount } registrati il { $date }: più del dovuto
event-booked_twice = Allarme: { $amount } registrati il { $date }, benché già pagato o non dovuto
event-returned = { $amount } ritornati il { $date }
event-unmatched = Registrazione di { $amount } del { $date } tolta
event-settled = Evaso
event-settled-difference = Evaso con una differenza di { $amount }
by-technician = Tecnico
by-rule = Secondo le regole
by-bank = Banca
kept-not_yet = Proposto solo dal { $date }
kept-no_account-missing = Il tecnico non ha indicato un conto
kept-no_account-unconfirmed = Il conto attende la seconda persona
kept-no_account-waiting = Il conto è nuovo e usato solo dal { $moment }
kept-account_refused = La banca ha respinto il conto: { $bank }. Va confermato di nuovo.
kept-amount = Una banca accetta da 0.01 a 9’999’999’999.99.
kept-no_holder = Manca il nome del titolare del conto
kept-rule = Viola una regola della banca ({ $rule }): { $what }
match-same_id = Il numero di pagamento è nostro
match-same_service_id = Il testo cita la Service ID
match-same_amount = L’importo coincide
match-same_account = Il conto coincide
match-amount_differs = L’importo è diverso
match-currency_differs = La valuta è diversa
match-account_differs = Il conto è diverso
match-direction_differs = Il denaro è andato nell’altra direzione
match-ids_disagree = I numeri appartengono a pagamenti diversi
match-several_fit = Più indennizzi corrispondono
match-settled_before = L’indennizzo era già pagato
match-reversal = Annulla una registrazione precedente
match-brings_back = Riporta un pagamento
match-sum_differs = La somma non è quella dei pagamenti di questa parte del file
match-count_differs = Il numero di pagamenti non è quello di questa parte del file
match-in_doubt = I dettagli non danno la somma della registrazione
match-no_amount = La banca non indica un importo
match-nothing_of_ours = Non porta alcun nostro numero né Service ID
match-other_counts = Un’altra registrazione conta già per questo; non è chiaro se annuncino lo stesso denaro
match-account_unknown = Su questo conto non si attende nulla

# Un indennizzo

claim-page-title = Indennizzo { $number }
claim-money = Importo e termine
claim-payer = Chi paga
claim-paid = Pagato
claim-due-how = Check-out il { $date } più { $weeks } settimane
claim-pay-by = Ultimo giorno bancario
claim-pay-by-hint = La nostra banca deve eseguire il pagamento entro allora, perché arrivi in tempo.
claim-propose-on = Proposto dal
claim-tariff = Tariffa
term-left = { $days ->
    [one] ancora 1 giorno
   *[other] ancora { $days } giorni
}
term-today = scade oggi
term-overdue = { $days ->
    [one] 1 giorno di ritardo
   *[other] { $days } giorni di ritardo
}
claim-visit = Visita e prove
claim-job = Incarico
claim-technician = Tecnico
claim-checked-out = Check-out
claim-trouble = Che cosa non va
claim-alarm = Allarme: forse pagato due volte
claim-alarm-lead = È stato registrato del denaro benché già pagato o non dovuto. Verifichi le registrazioni qui sotto e chieda il rimborso; solo dopo lo evada.
claim-attempts = Tentativi di pagamento
claim-attempts-none = Ancora nessun tentativo di pagamento.
attempt-column-number = Tentativo
attempt-column-reference = Numero di pagamento
attempt-column-account = Conto
attempt-column-paid = Registrato
attempt-run = Aprire il lotto di pagamento
claim-bookings = Registrazioni della banca
claim-bookings-none = La banca non ha ancora registrato nulla.
booking-column-on = Registrato il
booking-column-amount = Importo
booking-column-attempt = Tentativo
booking-column-act = Azione
booking-carrier = Dall’operatore
booking-take-off = Togliere
booking-take-off-title = Togliere la registrazione di { $amount }?
claim-history = Cronologia
claim-history-hint = Ogni voce è sigillata; nessuna viene modificata o cancellata.
claim-entry = Voce { $number }
claim-acts = Che cosa si può fare
claim-acts-none = Per ora qui non si può fare nulla.
claim-acts-closed = Che cosa ora non si può fare, e perché
act-approve = Approvare
act-withdraw = Ritirare
act-block = Bloccare
act-release = Togliere il blocco
act-expect_from_carrier = Attendere dall’operatore
act-pay_ourselves = Pagare noi stessi
act-take_out = Togliere dal lotto
act-settle = Evadere
act-lead-approve = Sarà pagato con il prossimo lotto di pagamento.
act-lead-withdraw = Non sarà pagato. Il tecnico legge il motivo sul telefono. Non si può annullare.
act-lead-block = Non sarà pagato finché qualcuno non toglie il blocco. La scadenza resta. Il motivo resta in ufficio.
act-lead-release = Potrà di nuovo essere approvato e pagato.
act-lead-expect_from_carrier = L’operatore versa con la Service ID. Non paghiamo nulla finché qualcuno non decide altrimenti.
act-lead-pay_ourselves = Paghiamo comunque noi; dopo occorre approvare.
act-lead-take_out = Il lotto di pagamento andrà controllato e approvato di nuovo.
act-lead-settle = Dopo non si attende più nulla. Se l’importo registrato è diverso, occorre un motivo.
act-done = Fatto: { $act }
act-note = Motivo
refusal-booking_matched = Questa registrazione conta già per un indennizzo. La tolga prima.
refusal-booking_not_matched = Questa registrazione non conta per alcun indennizzo.
refusal-booking_not_ours = Questa registrazione è segnata come estranea. Annulli prima questo.
refusal-booking_ours = Questa registrazione non è segnata come estranea.
refusal-booking_repeated = Un’altra registrazione comunica lo stesso denaro. Conta lì.
refusal-booking_no_amount = La banca non indica per questa registrazione un importo attribuibile.
refusal-booking_exceeded = Si ripartisce sugli indennizzi più di quanto è registrato.

# Conti dei tecnici

accounts-title = Conto di pagamento
accounts-lead = Un nuovo conto richiede una seconda persona e poi un tempo di attesa. Il tecnico ne è informato sul telefono.
accounts-none = Ancora nessun conto. Senza conto non si può pagare nulla.
account-new = Registrare un conto
account-change = Registrare un altro conto
account-new-title = Registrare il conto di { $name }
account-new-lead = Il conto attuale vale finché il nuovo non è confermato. Verifichi i dati presso il tecnico, non nel messaggio in cui figuravano.
account-iban = IBAN
account-iban-hint = Con o senza spazi. Svizzera o Liechtenstein, nessun QR-IBAN.
account-holder = Titolare del conto
account-state-waiting = Attende la seconda persona
account-state-pending = Confermato, usato dal { $moment }
account-state-used = In uso
account-state-past = Sostituito
account-state-declined = Rifiutato
account-proposed = Registrato da { $name }, { $moment }
account-confirmed = Confermato da { $name }, { $moment }
account-declined = Rifiutato da { $name }, { $moment }: { $reason }
account-confirm = Confermare
account-confirm-title = Confermare il conto di { $name }
account-confirm-lead = Confronti il numero con quanto le dice il tecnico stesso. Poi decorre il tempo di attesa; solo dopo si paga su questo conto.
account-decline = Rifiutare
account-decline-title = Rifiutare il conto di { $name }
account-decline-lead = Su questo conto non si paga. Un conto precedente resta valido.

# Impostazioni delle finanze

finance-settings-title = Impostazioni delle finanze
finance-settings-admin = Solo l’amministrazione può modificarle. Ogni modifica è registrata.
own-accounts-title = I nostri conti
own-accounts-lead = Da questi conti si paga, e su di essi si attende il denaro dell’operatore.
own-accounts-none = Ancora nessun conto. Senza un conto proprio non si può fare alcun lotto di pagamento.
own-account-new = Aggiungere un conto
own-account-edit = Modificare
own-account-edit-named = Modificare il conto { $iban }
own-account-name = Titolare del conto
own-account-bic = BIC della banca
own-account-bic-hint = Lasciare vuoto: la banca si riconosce dall’IBAN.
own-account-currency = Valuta
own-account-pays = I lotti di pagamento in questa valuta sono pagati da questo conto
own-account-pays-yes = Paga
own-account-pays-no = Solo entrate
own-account-use = Utilizzo
own-account-act = Azione
save = Salvare
wait-title = Tempo di attesa per nuovi conti
wait-value = { $hours ->
    [one] 1 ora
   *[other] { $hours } ore
}
wait-lead = Per questo tempo dopo la conferma non si paga ancora su un nuovo conto. Protegge da falsi cambi di conto.
wait-hours = Ore
wait-unreadable = Indichi un numero intero di ore.
wait-edit = Modificare il tempo
days-title = Giorni di riposo delle banche
days-lead = Sabati e domeniche ne fanno sempre parte. Un giorno in più paga prima; un giorno dimenticato paga troppo tardi.
days-edit = Modificare i giorni { $year }
days-edit-title = Giorni festivi bancari { $year }
days-date = Giorno
days-name = Nome
days-add = Aggiungere un giorno
days-remove = Togliere { $name }
days-default = Tornare ai giorni predefiniti
days-missing = Indichi ogni giorno con data e nome.
days-default-hint = Senza giorni propri valgono i festivi predefiniti.

# Da trattare

finance-title = Da trattare
work-lists = Che cosa c’è da fare
list-pay_this_week = Da pagare questa settimana
list-overdue = Scaduti
list-cannot_pay = Non pagabili
list-refused = Rifiutati dalla banca
list-returned = Ritornati
list-differences = Differenze
list-expected = Attesi dall’operatore
list-lead-pay_this_week = Da pagare da noi, non ancora in corso
list-lead-overdue = La scadenza è passata, il tecnico attende
list-lead-cannot_pay = Bloccati, o nessun conto utilizzabile
list-lead-refused = Chiarire il conto, poi approvare di nuovo
list-lead-returned = Chiarire il conto, poi approvare di nuovo
list-lead-differences = Pagati in parte, in eccesso, due volte o da chiarire
list-lead-expected = Versati sul nostro conto con la Service ID
list-oldest = { $days ->
    [0] da oggi
    [one] da 1 giorno
   *[other] da { $days } giorni
}
list-nothing = Nulla
work-unmatched = Registrazioni non attribuite
work-unmatched-in = Entrate { $sum }
work-unmatched-out = Uscite { $sum }
work-unmatched-lead = La banca ha registrato, ma nessuno sa per che cosa
work-runs = Lotti di pagamento in attesa
work-runs-none = Nessun lotto di pagamento è in attesa.
work-run-line = { $payments ->
    [one] 1 pagamento
   *[other] { $payments } pagamenti
}
work-run-on = Esecuzione { $date }
work-accounts = Conti che attendono una seconda persona
work-accounts-none = Nessun conto è in attesa.
work-accounts-more = { $count ->
    [one] e 1 altro
   *[other] e altri { $count }
}
ageing-title = Quanto è dovuto, per scadenza
ageing-as-of = Stato al
ageing-today = Oggi
ageing-bucket = Scadenza
ageing-dates = Scadenze
ageing-we = Paghiamo noi
ageing-carrier = Paga l’operatore
ageing-count = Numero
ageing-sum = Somma
ageing-total = Totale
ageing-overpaid = Pagato in eccesso
ageing-chart = Barre per scadenza in { $currency }; le cifre sono nella tabella.
ageing-none = Al { $date } non era dovuto nulla.
bucket-overdue_over28 = Oltre 28 giorni di ritardo
bucket-overdue28 = Da 15 a 28 giorni di ritardo
bucket-overdue14 = Da 8 a 14 giorni di ritardo
bucket-overdue7 = Da 1 a 7 giorni di ritardo
bucket-due7 = Da oggi a 7 giorni
bucket-due14 = Tra 8 e 14 giorni
bucket-due28 = Tra 15 e 28 giorni
bucket-later = Più tardi
until-date = fino al { $date }
from-date = dal { $date }

# Tabella degli indennizzi

accounts-search = Numero, Service ID, incarico, tecnico
filter-list = Elenco
filter-payer = Paga
filter-owed = Solo aperti
column-claim = Numero
column-pay-by = Giorno bancario
column-hint = Nota
claims-owed = Aperto
claims-paid-sum = Pagato
xlsx = Scarica Excel
select-row = Selezionare { $number }
select-page = Selezionare tutti in questa pagina
select-all = Selezionare tutti i { $total }
select-max = Al massimo { $max } alla volta: filtri, per favore.
selected = { $count ->
    [one] 1 selezionato
   *[other] { $count } selezionati
}
select-none = Annulla la selezione
select-act = Con la selezione
acted-title = { $act }: { $done } fatti, { $refused } no
acted-all = { $done ->
    [one] { $act }: 1 fatto.
   *[other] { $act }: { $done } fatti.
}
acted-unchanged = Per questi non è stato modificato nulla:
acted-count = { $count ->
    [one] 1 indennizzo
   *[other] { $count } indennizzi
}
acted-more = e altri { $count }
gathering = Raccoglie la selezione: { $count } di { $total }
claims-open-claim = All’indennizzo
work-run = Lotto di pagamento del { $date }
note-title = Testo del pagamento
note-lead = Figura in ogni pagamento dopo la Service ID, seguito dal giorno della visita.
note-edit = Modificare il testo
journal-title = Contabilità
journal-lead = L’esportazione del giornale usa questi conti. È predefinito il piano contabile PMI.
journal-edit = Modificare i conti
journal-expense = Costi per indennizzi
journal-liability = Debito verso i tecnici
journal-bank = Banca
journal-carrier_claim = Credito verso l’operatore
journal-carrier_income = Ricavo dall’operatore
journal-difference = Differenze
journal-export = Scarica il giornale
journal-export-lead = Dare e avere in CSV, ogni voce una volta.
