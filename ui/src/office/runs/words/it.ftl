# Parole degli lotti di pagamento.

pay-runs-title = Lotti di pagamento
pay-runs-empty-title = Ancora nessun lotto di pagamento
pay-runs-empty-lead = Appena vi sono indennizzi approvati, qui sopra si vede che cosa pagherebbe un lotto adesso.
pay-runs-list = Lotti finora
pay-runs-column-on = Esecuzione
pay-runs-column-made = Creato
pay-runs-column-payments = Pagamenti
pay-runs-column-total = Somma
pay-runs-column-kept-out = Esclusi
pay-runs-column-approved = Approvato da
pay-runs-column-progress = Stato presso la banca

run-next-title = Prossimo lotto
run-next-payments = Pagamenti
run-next-total = Somma
run-next-on = Esecuzione il
run-next-from = Dal conto
run-next-kept-out = Esclusi
run-next-nothing = Adesso non c’è nulla da pagare. Gli indennizzi approvati sono proposti da sei settimane dopo la visita.
run-make = Creare e controllare il lotto
run-look = Vedere la proposta
run-no-account-title = Manca un conto da cui pagare
run-no-account-lead = Un lotto in { $currency } ha bisogno di un conto proprio dal quale la banca paga.
run-to-settings = Alle impostazioni

proposal-title = Proposta per il prossimo lotto
proposal-lead = Che cosa pagherebbe un lotto creato adesso. Nulla è ancora salvato.
proposal-currency = Moneta
proposal-early = Anche i successivi
proposal-early-hint = Include anche indennizzi che sarebbero proposti più tardi.
proposal-payments = Che cosa si paga
proposal-empty-title = Nulla da pagare
proposal-empty-lead = Nessun indennizzo può essere pagato adesso. Sotto si vede che cosa è escluso, e perché.

run-title = Lotto di pagamento del { $date }
run-steps = Passi
run-step-made = Creato
run-step-checked = Controllato
run-step-approved = Approvato
run-step-exported = Esportato
run-step-answered = La banca ha risposto
run-todo-made = Creare
run-todo-checked = Controllare
run-todo-approved = Approvare
run-todo-exported = Esportare
run-todo-answered = Risposta della banca
run-step-done = fatto
run-step-now = adesso
run-step-open = aperto
run-step-by = { $name }, { $moment }

run-do-check = Controllare
run-do-check-lead = I file vengono scritti e letti con le regole della banca. Con ciò non si paga nulla.
run-do-approve = Approvare
run-do-approve-lead = Una seconda persona approva esattamente questi file. Ogni modifica del lotto annulla l’approvazione.
run-do-export = Esportare e scaricare
run-do-export-lead = Carichi poi il file nell’e-banking. Da allora ogni pagamento del lotto vale come consegnato alla banca.
run-done-lead = I file sono esportati. Ciò che dice la banca appare qui appena il suo file è letto.
run-dropped-lead = Questo lotto è stato abbandonato. I suoi indennizzi sono di nuovo liberi per un nuovo lotto.
run-complete = Il lotto è concluso: la banca ha detto di ogni pagamento che cosa ne è stato.
run-not-you = Non può farlo Lei
run-link-copy = Copiare il link per la seconda persona
run-link-copied = Link copiato
run-drop = Abbandonare il lotto
run-protocol = Verbale (PDF)

run-facts = Lotto
run-fact-on = Esecuzione il
run-fact-from = Dal conto
run-fact-payments = Pagamenti
run-fact-total = Somma

run-files = File per la banca
run-files-lead = Chi approva, approva esattamente questi file: la somma di controllo è l’impronta del loro contenuto.
run-file-hash = SHA-256
run-file-payments = Pagamenti
run-file-download = Scaricare
run-file-download-named = Scaricare il file { $name }

run-progress = Che cosa ha detto la banca
run-progress-bar = { $booked } di { $total } registrati
run-progress-booked = Registrati
run-progress-accepted = Accettati, non ancora registrati
run-progress-exported = Ancora nessuna risposta
run-progress-rejected = Rifiutati
run-progress-returned = Ritornati
run-progress-unclear = Incerti
run-progress-short = { $booked } di { $total } registrati
run-progress-not-yet = Non ancora esportato
run-progress-trouble = { $count ->
    [one] 1 ha bisogno di Lei
   *[other] { $count } hanno bisogno di Lei
}
run-progress-import = Leggere la risposta o l’estratto della banca

run-changed = Che cosa si legge diversamente in banca
run-changed-lead = Le banche accettano solo certi caratteri. Questi testi sono scritti così:
run-changed-part-name = Nome
run-changed-part-remittance = Comunicazione
run-changed-part-other = Testo
run-changed-part = Testo
run-changed-from = Qui
run-changed-to = In banca
run-payment = Pagamento

run-payments = Pagamenti
run-payments-search = Numero, nome, IBAN
run-payments-none = Nessun pagamento corrisponde.
run-column-number = Numero
run-column-technician = Tecnico
run-column-holder = Titolare del conto
run-column-iban = Conto
run-column-amount = Importo
run-column-due = Scadenza
run-column-pay-by = Pagare entro
run-column-service-id = Service ID
run-column-state = Stato
run-column-act = Azione

run-kept-out = Esclusi, e perché
run-kept-out-lead = Questi indennizzi non trattengono gli altri. Restano aperti e sono valutati di nuovo al prossimo lotto.
run-kept-out-why = Motivo
run-kept-out-more = { $count ->
    [one] Mostrare 1 altro
   *[other] Mostrare altri { $count }
}

run-take-out = Togliere
run-take-out-named = Togliere { $number }
run-take-out-title = Togliere { $number } dal lotto
run-take-out-lead = L’indennizzo resta aperto e può stare in un lotto successivo. Controllo e approvazione di questo lotto non valgono più.
run-drop-title = Abbandonare il lotto
run-drop-lead = Nulla viene pagato. Tutti gli indennizzi del lotto sono di nuovo liberi. Un lotto abbandonato non ritorna.

run-history = Cronologia
run-event-made = Creato, { $payments ->
    [one] 1 pagamento
   *[other] { $payments } pagamenti
}
run-event-changed = Modificato: { $what }
run-event-checked = Controllato
run-event-approved = Approvato
run-event-exported = Esportato
run-event-dropped = Abbandonato: { $reason }
