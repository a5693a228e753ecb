# Le parole di entrambe le pagine. Italiano della Svizzera.

close = Chiudi
back = Indietro
cancel = Annulla
retry = Riprova
loading = Caricamento …
optional = facoltativo
search = Cerca
clear = Cancella
characters-left = { $count ->
    [one] Ancora { $count } carattere
   *[other] Ancora { $count } caratteri
}
copied = Copiato

job = Incarico
service-id = Service ID
sample-amount = Importo fittizio

job-state-open = Aperto
job-state-assigned = Assegnato
job-state-on_site = Sul posto
job-state-completed = Concluso
job-state-failed = Fallito
job-state-cancelled = Annullato

job-kind-installation = Installazione
job-kind-transfer_point = Punto di trasferimento (UP)
job-kind-repair = Riparazione

claim-state-submitted = Inoltrato
claim-state-approved = Approvato
claim-state-in_pay_run = In pagamento
claim-state-paid = Pagato
claim-state-rejected = Respinto
claim-state-returned = Ritornato

action-check_in = Check-in
action-check_out = Check-out
action-cancel = Annullamento
action-request_service_order = Nuovo ordine di servizio

cancellation-customer = Cliente
cancellation-technician = Tecnico
cancellation-other = Altro motivo
transfer-point-not-accessible = UP non accessibile

wish-soon = Il più presto possibile
wish-date = Il { $date }
wish-line_active = Appena la linea è attiva
wish-material_there = Appena il materiale è disponibile

service-order-requested = In attesa di una data
service-order-scheduled = Pianificato
service-order-declined = Rifiutato

question-successful = Incarico riuscito?
question-third_party = Terzi coinvolti?
question-call = Chiamata confermata?
question-technician_visit = Visita necessaria?
question-cause = Causa
question-reason = Motivo
question-confirm = Conferma

field-contact = Interlocutore
field-reference = Riferimento
field-reason = Motivo
field-note = Osservazione
field-customer_name = Nome del cliente
field-customer_phone = Numero di telefono
field-street = Via e numero
field-postcode = NPA
field-city = Località
field-access = Accesso
field-instructions = Istruzioni
field-job_number = Numero dell’incarico
field-person_name = Nome
field-wish = Data desiderata

refusal-job_unknown = Questo incarico non è noto.
refusal-not_yours = Questo incarico è ora assegnato a un’altra persona.
refusal-not_checked_in = Faccia prima il check-in.
refusal-already_checked_in = Il check-in di questo incarico è già fatto.
refusal-already_checked_out = Il check-out di questo incarico è già fatto.
refusal-cancelled = Questo incarico è annullato.
refusal-work_stopped = Incarico UP con linea morta: non prosegua i lavori con questo incarico, lo chiuda come fallito.
refusal-procedure_unknown = La procedura di guasto di questo rapporto non è nota.
refusal-cause_unknown = La procedura non prevede questa causa.
refusal-not_in_partnership = Questo incarico non è svolto in partenariato con un operatore.
refusal-unanswered = Ancora aperto: { $question }
refusal-not_on_the_way = Questa risposta qui non è possibile.
refusal-not_a_transfer_point = «UP non accessibile» vale solo per gli incarichi UP, con il motivo «Cliente».
refusal-needed = Da compilare: { $field }
refusal-too_long = { $field }: al massimo { $max } caratteri.
refusal-window_impossible = La visita deve finire dopo l’inizio, ed entro un giorno.
refusal-date_past = Questa data è passata.
refusal-service_order_exists = Da questo incarico è già stato aperto un ordine di servizio.
refusal-service_order_settled = Questo ordine di servizio è già evaso.
refusal-claim_exists = Per questo incarico esiste già un indennizzo, e ce n’è uno solo per incarico. Lo accetti come prova o lo respinga.
refusal-operation_unreadable = Il server non riesce a leggerlo. Lo accetti come prova o lo respinga.
refusal-operation_too_new = Proviene da un’app più recente del server. Aggiorni il server, lo accetti come prova o lo respinga.
refusal-review_settled = La decisione è già presa.
refusal-service_id_empty = Occorre un Service ID.
refusal-service_id_too_long = Un Service ID ha al massimo { $max } caratteri.
refusal-service_id_character = Questo carattere non può figurare in un Service ID: { $character }
refusal-iban_empty = Occorre un IBAN.
refusal-iban_character = Un IBAN ha solo lettere e cifre. Da togliere: { $character }
refusal-iban_country = Si paga solo su conti in Svizzera o nel Liechtenstein. L’IBAN inizia con CH o LI.
refusal-iban_length = Questo IBAN ha { $found } lettere e cifre invece di { $expected }.
refusal-iban_mistyped = Questo IBAN contiene un errore di battitura: le cifre di controllo non corrispondono.
refusal-qr_iban = Questo è un QR-IBAN per fatture in entrata. Inserisca l’IBAN normale del conto.
refusal-unknown = Una regola che questa app non conosce ancora dice di no. È conservato; aggiorni l’app.

park-needs_newer_server = Proviene da un’app più recente ({ $action }). Conservato finché il server la conosce.
park-unreadable = Il server non è riuscito a leggerlo. È conservato.
park-revoked_phone = L’ufficio aveva bloccato questo dispositivo quando il lavoro è arrivato. L’ufficio lo esamina.
park-cloned_phone = Due dispositivi si presentano come lo stesso. L’ufficio lo esamina.
park-behind = Un passo precedente di questo incarico attende ancora l’ufficio.
park-unknown = Attende l’ufficio, per un motivo che questa app non conosce ancora.

missing-partnership = L’incarico non è svolto in partenariato con un operatore.
missing-procedure = La procedura di guasto non è ancora su questo dispositivo.
missing-service_id = L’incarico non ha un Service ID.
missing-third_party = L’operatore non è coinvolto.
missing-call = La chiamata non è confermata.
missing-call_not_reached = La helpline non è stata raggiunta.
missing-technician_visit = Non è ancora chiaro se deve venire un tecnico.
missing-cause = Manca la causa.
missing-compensation = Per questa causa non è fissato alcun indennizzo.
