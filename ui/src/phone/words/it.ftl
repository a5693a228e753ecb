# Le parole dell’app. Italiano della Svizzera.

product = Einsatz
not-found-title = Non trovato

## In basso

nav = Sezioni
nav-jobs = Incarichi
nav-claims = Indennizzi
nav-waiting = In attesa
nav-settings = Altro

## Abbinamento

pair-title = Abbinare questo dispositivo
pair-lead = L’ufficio le mostra un indirizzo e un codice. Il codice vale dieci minuti e una sola volta.
pair-server = Indirizzo dell’ufficio
pair-server-hint = Per esempio https://ufficio.example
pair-code = Codice di abbinamento
pair-code-hint = Maiuscole o minuscole, con o senza trattini.
pair-do = Abbina
pair-safe = Lavorare senza rete
pair-safe-text = Dopo l’abbinamento i suoi incarichi sono su questo dispositivo. Ciò che inserisce è salvato subito qui e inviato più tardi.
pair-anew = Abbina di nuovo
pair-anew-text = Ciò che non è ancora inviato resta su questo dispositivo e viene inviato con il nuovo abbinamento.

pairing-address = Questo indirizzo non può essere giusto. Inizia con https:// e non ha spazi.
pairing-unreachable = A questo indirizzo non risponde nessuno. Ha rete, e l’indirizzo è giusto?
pairing-not_our_server = Lì risponde qualcuno, ma non l’ufficio. Il Wi-Fi chiede prima un accesso?
pairing-code_shape = Questo codice non ha la lunghezza giusta. Lo ricopi, per favore.
pairing-code = Questo codice è errato, già usato o più vecchio di dieci minuti. L’ufficio gliene dà uno nuovo.
pairing-too_many = Troppi tentativi. Attenda un minuto.
pairing-update_needed = Questa app non va d’accordo con il server. Aggiorni l’app.
pairing-server_update_needed = Il server è più vecchio di questa app. L’ufficio deve aggiornarlo.
pairing-server = Il server stesso ha un problema. Riprovi più tardi.
pairing-already_paired = Questo dispositivo è già abbinato.

## Stato della sincronizzazione

sync-now = Sincronizza ora
sync-busy = Sincronizzazione …
sync-fresh = Sincronizzato { $ago }
sync-never = Mai sincronizzato
sync-offline = Offline
sync-waiting = { $count ->
    [one] { $count } passo non ancora inviato
   *[other] { $count } passi non ancora inviati
}
sync-needs-you = { $count ->
    [one] { $count } passo non è ancora chiarito
   *[other] { $count } passi non sono ancora chiariti
}
sync-next = Prossimo tentativo alle { $time }
sync-look = Guarda

trouble-offline = Nessuna rete
trouble-offline-text = Continui pure a lavorare. Tutto è salvato qui e viene inviato appena torna la rete.
trouble-captive_portal = Il Wi-Fi chiede un accesso
trouble-captive_portal-text = Acceda al Wi-Fi o lo disattivi. Il suo lavoro è salvato qui.
trouble-server = Il server ha un problema
trouble-server-text = Si riprova da sé. Il suo lavoro è salvato qui.
trouble-unreadable = La risposta non è arrivata intera
trouble-unreadable-text = Viene richiesta di nuovo da sé. Il suo lavoro è salvato qui.
trouble-too_large = La risposta è troppo grande
trouble-too_large-text = Il nostro server non risponde così. Il suo lavoro è salvato qui. Informi l’ufficio.
trouble-revoked = L’ufficio ha bloccato questo dispositivo
trouble-revoked-text = Non riceve più incarichi. Ciò che è salvato qui resta e viene ancora consegnato. Chiami l’ufficio.
trouble-update_needed = Aggiorni l’app
trouble-update_needed-text = Il server non parla più con questa versione. Il suo lavoro è salvato qui e viene inviato dopo l’aggiornamento.
trouble-server_update_needed = Il server è troppo vecchio
trouble-server_update_needed-text = Non capisce ancora questa app. Il suo lavoro è salvato qui e viene inviato appena l’ufficio lo ha aggiornato.
trouble-storage_full = La memoria del dispositivo è piena
trouble-storage_full-text = Liberi spazio. Ciò che è già salvato è al sicuro.
storage-full = La memoria del dispositivo è piena
storage-full-text = Ciò che è salvato è al sicuro e viene inviato. Può concludere i moduli iniziati. Per il nuovo, liberi prima spazio.
cloned = Due dispositivi usano questo abbinamento
cloned-text = Succede dopo il ripristino di un backup, o con un secondo dispositivo. Ciò che è salvato qui resta. Chieda un codice all’ufficio e abbini di nuovo questo dispositivo.

clock-off = L’ora di questo dispositivo è sbagliata
clock-off-text = { $minutes ->
    [one] Circa { $minutes } minuto
   *[other] Circa { $minutes } minuti
} di differenza dal server. Attivi l’ora automatica. Non si perde nulla per questo.
moved-aside = La banca dati era danneggiata
moved-aside-text = Il lavoro salvato è di nuovo qui, gli incarichi arrivano dall’ufficio. Il vecchio file non è stato cancellato ma messo da parte: { $place }.

## Errori

error-title = Non ha funzionato
error-unsent_work = Non può ancora uscire. Non inviati: { $waiting }. Moduli aperti: { $drafts }. Nulla è stato cancellato.
error-not_paired = Questo dispositivo non è abbinato.
error-nothing_to_open = Su questo non c’è nulla.
error-nothing_waiting = Nulla è in attesa, quindi non c’è nulla da consegnare.
error-restart_needed = La memoria di questo dispositivo ha ceduto. Ciò che era salvato prima è al sicuro, l’ultimo inserimento no. Chiuda l’app e la riapra.
error-storage_full = La memoria del dispositivo è piena. L’ultimo inserimento non è stato salvato, tutto ciò che precede è al sicuro. Liberi spazio e riprovi.
error-database_newer = I dati su questo dispositivo appartengono a un’app più recente. Sono intatti. Aggiorni l’app.
error-broken = Qualcosa si è rotto. Ciò che era salvato è al sicuro. ({ $message })
not-saved = Non ancora salvato

## Incarichi

jobs-title = Incarichi
jobs-section = Periodo
jobs-today = Oggi
jobs-coming = Futuri
jobs-done = Conclusi
jobs-search = Cliente, località, numero
jobs-found = { $count ->
    [one] { $count } incarico
   *[other] { $count } incarichi
}
jobs-empty-today = Oggi nulla di aperto
jobs-empty-today-text = I nuovi incarichi appaiono qui da sé. Guardi che cosa arriva.
jobs-empty-coming = Nulla di pianificato
jobs-empty-coming-text = Appena l’ufficio le assegna un incarico, è qui.
jobs-empty-done = Ancora nulla di concluso
jobs-empty-done-text = Gli incarichi chiusi restano qui per consultazione.
jobs-empty-search = Nulla trovato
jobs-empty-search-text = In questa sezione nessun incarico corrisponde a «{ $search }».
jobs-first = Si caricano gli incarichi …
jobs-first-text = La prima volta ci vuole un momento.
jobs-overdue = Dal { $date }
draft-open = Modulo aperto

delivery-saved = Salvato su questo dispositivo
delivery-sent = Inviato
delivery-accepted = Accettato
delivery-needs_you = Ha bisogno di lei
delivery-needs_you-text = L’ufficio deve esaminarlo.
delivery-parked = In ufficio
rejected-by-office = Respinto dall’ufficio: { $reason }
accepted-by-office = Accettato dall’ufficio: { $reason }
evidence-by-office = Conservato dall’ufficio solo come prova. Non ne risulta alcun indennizzo. Motivo: { $reason }
delivery-evidence = Solo prova
operation-confirmed = Ultimo stato confermato: { $moment }
delivery-short-saved = Non inviato
delivery-short-sent = Inviato
delivery-short-accepted = Accettato
delivery-short-needs_you = Tocca a lei
delivery-short-parked = In ufficio

## Un incarico

job-title = Incarico { $number }
job-when = Quando
job-where = Dove
job-map = Mappa
job-call = Chiama
job-access = Accesso
job-instructions = Che cosa fare
job-for = Per conto di
job-direct = Incarico diretto
job-copy-service-id = Copia il Service ID
job-no-service-id = Nessun Service ID
job-history = Che cosa ha fatto
job-history-empty = Ancora nulla su questo dispositivo.
job-confirmed = Confermato dal server { $ago }
job-confirmed-never = Non ancora confermato dal server
job-confirmed-last = Confermato l’ultima volta dal server: { $moment }
job-gone = Questo incarico non è più suo
job-gone-text = Ciò che ha fatto non va perso. L’ufficio lo esamina.
job-failed-cause = Causa: { $cause }
job-note = Osservazione
job-cancelled-by = Motivo: { $reason }
job-since = dalle { $time }
job-more = Altro
job-stop-work = Non proseguire i lavori
job-stop-work-text = Incarico UP con linea morta: non esegua altri lavori d’installazione con questo incarico.
job-follow-up = Nuovo ordine di servizio
job-claim = Indennizzo
do-check-in = Check-in
do-check-out = Check-out
do-check-out-continue = Continua il check-out
do-cancel = Annulla l’incarico
do-cancel-continue = Continua l’annullamento
do-service-order = Apri un ordine di servizio
do-service-order-continue = Continua l’ordine di servizio
do-result = Vedi a che punto è

## Check-in

check-in-title = È dal cliente?
check-in-text = L’arrivo è registrato con l’ora di questo dispositivo: { $time }.
check-in-do = Fai il check-in
check-in-not-yet = Non ancora

## Check-out

check-out-title = Check-out
check-out-step = Passo { $step } di { $steps }
check-out-way = Panoramica
check-out-way-title = Il percorso nel modulo
check-out-answered = risposto
check-out-open = aperto
check-out-current = lei è qui
next = Avanti
leave-form = Pausa
form-kept = Ogni risposta è salvata. Può uscire in ogni momento.

ask-successful = L’incarico è concluso con successo?
ask-successful-text = Se manca qualcosa o la linea è morta, l’app la guida passo per passo.
ask-third_party = È coinvolto un terzo?
ask-third_party-text = Sì, se la linea non è attivata, se il router non si sincronizza o se manca materiale.
ask-call = { $partner } ha confermato il guasto al telefono?
ask-call-text = Chiami prima la helpline. Senza la chiamata non c’è indennizzo.
ask-technician_visit = Deve venire un tecnico di { $partner }?
ask-technician_visit-text = Come le è stato detto al telefono.
ask-cause = Qual è la causa?
ask-cause-text = Una sola, come concordato al telefono.
ask-reason = Che cosa è successo?
ask-reason-text = Con parole sue, perché l’ufficio capisca.
ask-confirm = È tutto giusto?

answer-successful-yes = Sì, concluso
answer-successful-no = No, non riuscito
answer-carrier-yes = Sì, { $partner }
answer-carrier-no = No, nessuno
answer-call-yes = Sì, confermato
answer-call-no = No, nessuno ha risposto
answer-call-no-note = Il rapporto è salvato, ma non si promette alcun indennizzo.
answer-visit-yes = Sì, deve venire un tecnico
answer-visit-no = No, non serve
the-carrier = l’operatore

helpline-title = Helpline { $partner }
helpline-call = Chiama { $number }
helpline-dialled = Chiamato alle { $time }
helpline-dialled-times = { $count ->
    [one] Chiamato { $count } volta, l’ultima alle { $time }
   *[other] Chiamato { $count } volte, l’ultima alle { $time }
}
helpline-not-dialled = Non ancora chiamato da qui
contact-hint = Nome della persona al telefono
reference-hint = Se le è stato dato un numero

## Riepilogo

summary-get = Che cosa riceve
summary-due = al più tardi il { $date }
summary-weeks = { $weeks ->
    [one] entro { $weeks } settimana, sul suo conto bancario
   *[other] entro { $weeks } settimane, sul suo conto bancario
}
summary-under = Con il Service ID
summary-sample = L’importo è un esempio fittizio. L’ufficio fissa gli importi veri.
summary-nothing = Così nessun indennizzo
summary-nothing-text = Può confermare comunque. Il rapporto è salvato e l’ufficio lo vede.
summary-mend = Rimedia
summary-done = Incarico concluso
summary-done-text = Non c’è nulla da indennizzare.
summary-answers = Le sue risposte
summary-change = Modifica: { $question }
summary-confirm = Conferma il check-out
summary-note = Osservazione per l’ufficio
summary-open = Manca ancora qualcosa.

mend-partnership = Gli incarichi diretti non sono indennizzati.
mend-procedure = Arriva con la prossima sincronizzazione. Ha rete?
mend-service_id = L’ufficio può aggiungerlo. Chiami prima di andarsene.
mend-third_party = L’operatore è coinvolto, dopotutto?
mend-call = Chiami la helpline.
mend-call_not_reached = Riprovi una volta prima di andarsene.
mend-technician_visit = Risponda, per favore.
mend-cause = Scelga, per favore.
mend-compensation = La causa scelta è giusta?

## Fatto

done-check-in = Check-in fatto
done-check-out = Check-out fatto
done-cancel = Incarico annullato
done-request_service_order = Ordine di servizio aperto
done-leave = Può andare
done-leave-text = Tutto è salvato su questo dispositivo e viene inviato appena c’è rete.
done-leave-accepted = L’ufficio l’ha ricevuto. Non deve fare altro.
done-needs-you = L’ufficio deve esaminarlo
done-state = Stato della trasmissione
done-state-saved-text = Al sicuro su questo dispositivo.
done-state-sent-text = In viaggio verso l’ufficio.
done-state-accepted-text = L’ufficio l’ha accettato.
done-step-done = raggiunto
done-step-open = deve ancora arrivare
done-next = Come si prosegue
done-offer = Il cliente desidera un nuovo appuntamento?
done-offer-text = Apra ora un ordine di servizio. I dati del cliente sono già compilati.
done-to-jobs = Agli incarichi
done-to-job = Vedi l’incarico
done-claim-text = { $amount } entro il { $date } con il Service ID { $service_id }
done-no-claim = Nessun indennizzo per questo incarico.
done-nothing = Su questo incarico non è ancora stato fatto nulla con questo dispositivo.

## Annullamento

cancel-title = Annullare l’incarico
cancel-ask = Perché si annulla?
cancel-text = Un annullamento non è indennizzato. Se la linea è morta o manca materiale, faccia invece il check-out.
cancel-note = In parole
cancel-confirm = Conferma l’annullamento
cancel-customer-text = Il cliente non c’è o non vuole più.
cancel-technician-text = Lei non può venire.
cancel-other-text = Descriva, per favore.
cancel-transfer-point-text = Motivo: Cliente. Poi può aprire un nuovo ordine di servizio.

## Ordine di servizio

order-title = Nuovo ordine di servizio
order-from = Dall’incarico { $number }
order-taken-over = Ripreso
order-wish = Quando deve avvenire la visita?
order-date = In un giorno preciso
order-date-label = Giorno desiderato
order-customer = Cliente
order-customer-text = Ripreso dall’incarico. Da verificare.
order-note = Che cosa fare
order-confirm = Apri l’ordine di servizio

## Scartare un modulo

discard = Scarta
discard-title = Scartare ciò che è iniziato?
discard-text = Le risposte di questo modulo vengono cancellate. L’incarico resta com’è.
discard-do = Sì, scarta
discard-keep = Tieni

## Indennizzi

claims-title = Indennizzi
claims-open = In sospeso
claims-empty = Ancora nessun indennizzo
claims-empty-text = Quando un incarico di un partner fallisce e fa il check-out completo, l’indennizzo è qui con la sua data.
claims-due = entro il { $date }
claims-days = { $days ->
    [0] scade oggi
    [one] ancora { $days } giorno
   *[other] ancora { $days } giorni
}
claims-overdue = { $days ->
    [one] scaduto da { $days } giorno
   *[other] scaduto da { $days } giorni
}
claims-overdue-text = Chiami l’ufficio e indichi il Service ID.
claims-forecast = Previsione, non ancora accettato
claims-job = Incarico { $number }
claims-paid-on = pagato il { $date }

claim-trouble-blocked = L’ufficio controlla questo indennizzo prima di pagarlo.
claim-trouble-blocked-next = Non deve fare nulla. La data resta quella.
claim-trouble-withdrawn = L’ufficio lo ha ritirato.
claim-trouble-withdrawn-next = Non viene pagato nulla. Se la vede diversamente, chiami l’ufficio e indichi il Service ID.
claim-trouble-refused = La banca non ha eseguito il pagamento.
claim-trouble-returned = Il denaro è tornato indietro dalla banca.
claim-trouble-bank-next = L’ufficio paga di nuovo. La data resta quella.
claim-trouble-part_paid = { $paid } sono pagati, { $rest } devono ancora arrivare.
claim-trouble-part_paid-next = L’ufficio chiarisce il resto. Non deve fare nulla; per domande chiami.
claim-trouble-unknown = Qualcosa è andato storto che questa app non conosce ancora.
claim-trouble-unknown-next = Aggiorni l’app, oppure chiami l’ufficio e indichi il Service ID.
claim-trouble-reason = Motivo indicato dall’ufficio: «{ $reason }»
claim-trouble-bank-text = La banca scrive: «{ $text }»
claim-trouble-bank-code = Codice della banca: { $code }

bank-account_unknown = La banca non conosce questo conto.
bank-account_closed = Il conto è chiuso.
bank-account_blocked = Il conto è bloccato.
bank-account_unfit = Il conto non accetta un pagamento di questo tipo.
bank-holder_differs = Il nome o l’indirizzo non appartiene a questo conto.
bank-holder_deceased = Secondo la banca il titolare di questo conto è deceduto.
bank-forbidden = La banca non può pagare per motivi legali.
bank-sent_back = È stato rimandato indietro da questo conto.
bank-our_side = Non dipende dal suo conto, ma dall’ordine o dal conto dell’ufficio o dal sistema della banca.
bank-unsaid = La banca non dice perché.
bank-other = La banca indica un motivo suo.

bank-do-account_unknown = Controlli con l’ufficio il numero del suo conto.
bank-do-account_closed = Comunichi all’ufficio il suo nuovo conto.
bank-do-account_blocked = Chieda il motivo alla sua banca, o comunichi all’ufficio un altro conto.
bank-do-account_unfit = Comunichi all’ufficio un altro conto.
bank-do-holder_differs = Controlli con l’ufficio a quale nome è intestato il suo conto.
bank-do-holder_deceased = Chiami l’ufficio: nome e conto vanno corretti.
bank-do-forbidden = Chieda alla sua banca e chiami l’ufficio.
bank-do-sent_back = Controlli il suo conto con l’ufficio.
bank-do-our_side = Non deve fare nulla.
bank-do-unsaid = Controlli con l’ufficio se il suo conto è giusto.
bank-do-other = Controlli con l’ufficio se il suo conto è giusto.

account-title = Il suo conto
account-news = Novità sul suo conto
account-new = Nuovo
account-waiting = Il { $at } è stato registrato per lei un conto che termina con { $ending }. Una seconda persona in ufficio deve confermarlo; prima non vi si paga nulla.
account-used_later = Il suo denaro va sul conto che termina con { $ending } dal { $from }. Fino ad allora non si paga nulla.
account-used = Il suo denaro va sul conto che termina con { $ending }, dal { $from }.
account-replaced = Il conto che termina con { $ending } non è più usato; un altro lo ha sostituito.
account-declined = Un conto che termina con { $ending } è stato registrato per lei e non confermato ({ $at }). Non vi si paga nulla.
account-unknown = Al suo conto è cambiato qualcosa che questa app non conosce ancora. Aggiorni l’app, oppure chiami l’ufficio.
account-none = L’ufficio non ha un suo conto. Perché possa pagarla, gli comunichi il suo IBAN.
account-not-you = Non viene da lei? Chiami subito l’ufficio.
account-earlier = Prima

## In attesa

waiting-title = In attesa
waiting-needs-you = Non ancora chiarito
waiting-unsent = Ancora senza risposta
waiting-drafts = Moduli iniziati
waiting-empty = Tutto è inviato
waiting-empty-text = L’ufficio ha tutto ciò che ha fatto.
waiting-attempts = { $count ->
    [0] non ancora tentato
    [one] tentato { $count } volta
   *[other] tentato { $count } volte
}
waiting-seen = Ho letto
waiting-resume = Continua
waiting-office = L’ufficio lo esamina. Non deve fare nulla; per domande chiami.
hand-over = Consegnare come file
hand-over-text = Se per molto tempo non ci sarà rete, l’ufficio può leggere il suo lavoro da un file. Se poi viene ancora inviato, conta una volta sola.
hand-over-do = Crea il file
hand-over-made = { $count ->
    [one] { $count } passo nel file
   *[other] { $count } passi nel file
}
hand-over-left-out = { $count ->
    [one] { $count } altro passo non vi trova posto e attende.
   *[other] { $count } altri passi non vi trovano posto e attendono.
}
hand-over-share = Condividi
hand-over-save = Scarica
hand-over-path = Si trova su questo dispositivo:
hand-over-copy = Copia il percorso
draft-check_out = Check-out
draft-cancellation = Annullamento
draft-service_order = Ordine di servizio

## Impostazioni

settings-title = Impostazioni
settings-language = Lingua
settings-language-system = Come il dispositivo
settings-theme = Colori
settings-theme-system = Come il dispositivo
settings-theme-light = Chiaro
settings-theme-dark = Scuro
settings-theme-sun = Sole
settings-theme-sun-text = Nero su bianco, con forte contrasto per l’aperto.
settings-sync = Sincronizzazione
settings-last = Ultima riuscita
settings-waiting = Ancora senza risposta
settings-who = Accesso
settings-technician = Tecnico
settings-office = Ufficio
settings-server = Server
settings-version = Versione
sign-out = Esci
sign-out-title = Uscire da questo dispositivo?
sign-out-text = I suoi incarichi spariscono da questo dispositivo. Per rientrare occorre un nuovo codice dell’ufficio.
sign-out-do = Sì, esci
sign-out-refused = Non può ancora uscire
sign-out-look = Vedi che cosa attende
