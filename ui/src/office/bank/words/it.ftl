# Parole dei file della banca e delle registrazioni.

bank-files-title = File della banca
bank-files-empty-title = Ancora nessun file della banca
bank-files-empty-lead = Scarichi dall’e-banking risposte (pain.002), estratti (camt.053) e avvisi (camt.054) e li legga qui.
bank-files-list = File letti
bank-column-name = File
bank-column-kind = Tipo
bank-column-imported = Letto
bank-column-brought = Nuove registrazioni
bank-column-placed = Abbinate
bank-column-waiting = Da trattare
bank-column-answers = Risposte
bank-column-findings = Rilievi

bank-kind-answer = Risposta della banca (pain.002)
bank-kind-statement = Estratto conto (camt.053)
bank-kind-advice = Avviso di registrazioni (camt.054)
bank-kind-short-answer = Risposta
bank-kind-short-statement = Estratto
bank-kind-short-advice = Avviso

import-title = Leggere file della banca
import-lead = Più file insieme, anche ZIP. Un file già letto non cambia nulla.
import-drop = Trascinare qui i file oppure
import-choose = Scegliere file
import-drop-now = Rilasciare per leggere
import-under-way = Lettura in corso
import-waiting = In attesa
import-sending = { $percent } % trasmesso
import-reading = Lettura …
import-stop = Non leggere gli altri
import-stopped = Non letto
import-failed = Non letto: { $why }
import-again = Riprovare
import-known = Già letto il { $moment }: nulla è cambiato. Allora portava:
import-refused = Non letto. Nulla è stato salvato o contato.
import-read = { $count ->
    [one] 1 file letto
   *[other] { $count } file letti
}
import-read-refused = { $count ->
    [0] { "" }
    [one] , 1 no
   *[other] , { $count } no
}
import-open = Dettagli
import-to-desk = { $count ->
    [one] Abbinare 1 registrazione
   *[other] Abbinare { $count } registrazioni
}
import-clear = Vuotare l’elenco

brought-nothing = Nulla di nuovo
brought-bookings = { $count ->
    [one] 1 nuova registrazione
   *[other] { $count } nuove registrazioni
}
brought-placed = { $count ->
    [one] 1 abbinata per regola
   *[other] { $count } abbinate per regola
}
brought-repeated = { $count ->
    [one] 1 annuncia di nuovo lo stesso denaro
   *[other] { $count } annunciano di nuovo lo stesso denaro
}
brought-suggested = { $count ->
    [one] 1 con proposta
   *[other] { $count } con proposta
}
brought-unmatched = { $count ->
    [one] 1 senza abbinamento
   *[other] { $count } senza abbinamento
}
brought-known = { $count ->
    [one] 1 già nota
   *[other] { $count } già note
}
brought-announced = { $count ->
    [one] 1 solo annunciata (non conta ancora)
   *[other] { $count } solo annunciate (non contano ancora)
}
brought-accepted = { $count ->
    [one] 1 pagamento accettato
   *[other] { $count } pagamenti accettati
}
brought-rejected = { $count ->
    [one] 1 pagamento rifiutato
   *[other] { $count } pagamenti rifiutati
}
brought-unclear = { $count ->
    [one] 1 risposta non corrisponde
   *[other] { $count } risposte non corrispondono
}
brought-settled = { $count ->
    [one] 1 indennizzo concluso
   *[other] { $count } indennizzi conclusi
}
brought-returned = { $count ->
    [one] 1 pagamento ritornato
   *[other] { $count } pagamenti ritornati
}
brought-alarms = { $count ->
    [one] 1 allarme: forse pagato due volte
   *[other] { $count } allarmi: forse pagati due volte
}
brought-findings = { $count ->
    [one] 1 rilievo
   *[other] { $count } rilievi
}

bank-file-facts = File
bank-file-by = Letto da
bank-file-hash = SHA-256
bank-file-download = Scaricare l’originale
bank-file-brought = Che cosa ha portato
bank-file-statements = Estratti
statement-account = Conto
statement-ours = conto proprio
statement-not-ours = non è un conto dell’azienda
statement-number = Numero
statement-days = Periodo
statement-opening = Saldo iniziale
statement-closing = Saldo finale
statement-bookings = Registrazioni
findings-title = Rilievi
findings-lead = Il file è stato letto comunque. Ciò che è messo da parte non conta e una persona deve guardare.
findings-line = Riga
findings-entry = Voce
findings-what = Che cosa
findings-whole = tutto il file
findings-aside = messo da parte
findings-first = I primi { $count }.

bookings-title = Registrazioni bancarie
bookings-search = Nome, riferimento, comunicazione
bookings-list = Elenco delle registrazioni
bookings-tab-waiting = Da trattare
bookings-tab-all = Tutte
bookings-column-booked = Registrata
bookings-column-age = Età
bookings-column-amount = Importo
bookings-column-who = Controparte
bookings-column-state = Stato
bookings-filter-direction = Direzione
bookings-out = Addebito
bookings-in = Accredito
bookings-empty-title = Nessuna registrazione attende
bookings-empty-lead = Tutte le registrazioni sono abbinate. Le prossime arrivano con il prossimo estratto conto.
bookings-none-title = Ancora nessuna registrazione
bookings-none-lead = Legga prima un estratto conto.
bookings-no-match-title = Nessuna registrazione corrisponde
bookings-no-match-lead = Cambi la ricerca o cancelli i filtri.
bookings-import = Leggere file della banca
booking-age = { $days ->
    [0] oggi
    [one] 1 giorno
   *[other] { $days } giorni
}
booking-state-unmatched = Aperta
booking-state-matched = Abbinata
booking-state-not_ours = Non nostra
booking-state-parts = Registrata in parti
booking-state-held = Tolta
booking-state-repeated = Annunciata di nuovo

desk-choose-title = Scegliere una registrazione
desk-choose-lead = Scelga una registrazione a sinistra. Tasti: ? li mostra tutti.
desk-booked-on = Registrata il
desk-valued-on = Valuta
desk-account = Il nostro conto
desk-other = Controparte
desk-texts = Comunicazione
desk-end-to-end = Numero del pagamento
desk-payment-information = Parte del file di pagamento
desk-batch = Registrazione collettiva
desk-batch-payments = { $count ->
    [one] 1 pagamento
   *[other] { $count } pagamenti
}
desk-batch-unknown = numero ignoto
desk-reversal = Annulla una registrazione precedente
desk-returned = Ritorno
desk-file = Dal file
desk-no-name = senza nome
desk-more = Altro dalla banca
desk-why-not = Perché nessuna regola la abbina
desk-suggestions = Proposte
desk-no-suggestions = Nessun indennizzo corrisponde da solo. Ne cerchi uno.
desk-for = A favore
desk-against = Contro
desk-due = scadenza il { $date }
desk-take = Abbinare
desk-take-named = Abbinare { $number }
desk-search = Cercare un indennizzo
desk-search-label = Numero, Service ID, incarico, tecnico
desk-search-lead = Almeno due caratteri.
desk-search-none = Nessun indennizzo corrisponde.
desk-add = Aggiungere
desk-add-named = Aggiungere { $number }
desk-split = Ripartire su più
desk-split-lead = Le parti danno insieme al massimo l’importo della registrazione.
desk-split-amount = Importo per { $number }
desk-split-remove = Tralasciare { $number }
desk-split-left = Non ancora ripartito
desk-split-over = Ripartito troppo
desk-split-unreadable = Indichi un importo come 60.00.
desk-split-go = { $count ->
    [one] Abbinare 1 indennizzo
   *[other] Abbinare { $count } indennizzi
}
desk-matched = Conta per
desk-rule-payment_id = per regola: numero del pagamento
desk-rule-batch = per regola: registrazione collettiva
desk-rule-service_id = per regola: Service ID
desk-rule-hand = a mano
desk-left = Di cui non conta per nulla
desk-take-off = Togliere
desk-take-off-title = Togliere la registrazione
desk-take-off-lead = La registrazione non conta più per nessun indennizzo e attende di nuovo qui. Nessuna regola la abbina più. Con ciò non si paga nulla: una persona deve rivedere l’indennizzo.
desk-not-ours = Non nostra
desk-not-ours-title = Non fa parte dei nostri pagamenti
desk-not-ours-lead = La registrazione esce dal lavoro e non conta per nulla. Si può revocare.
desk-ours = Invece è nostra
desk-said-not-ours = Segnata «non nostra» da { $name }, { $moment }

desk-did-match = Abbinata: { $number }. Registrazione successiva.
desk-did-match-last = Abbinata: { $number }. Nessun’altra attende.
desk-did-take-off = Tolta. La registrazione attende di nuovo.
desk-did-not-ours = Segnata «non nostra».
desk-did-ours = Di nuovo da trattare.

desk-keys-move = Scegliere una registrazione
desk-keys-open = Nella registrazione
desk-keys-back = Torna all’elenco
desk-keys-take = Abbinare la proposta da 1 a 9
desk-keys-search = Cercare un indennizzo
desk-keys-not-ours = Non nostra
desk-keys-take-off = Togliere

refused-not_xml = Non è un file XML. Scarichi dall’e-banking il file camt.053, camt.054 o pain.002.
refused-damaged = Il file è danneggiato o incompleto. Lo scarichi di nuovo.
refused-no_namespace = Il file non dice secondo quale norma è scritto.
refused-not_a_bank_file = Non è né una risposta, né un estratto, né un avviso di una banca.
refused-nothing_inside = Nel file non c’è nulla: né estratto né risposta.
refused-entities = Il file contiene entità proprie, che nessun file di banca ha.
refused-encoding = Il file non è scritto in UTF-8. Chieda UTF-8 e non lo salvi in un editor.
refused-too_deep = Il file è annidato più profondamente di ogni file di banca.
refused-too_large = Il file è troppo grande. Chieda un periodo più breve.
refused-text_too_long = Un testo nel file è più lungo che in ogni file di banca.
refused-too_many = In un punto del file c’è troppo.
refused-unreadable = Non è stato possibile leggere il file.
refused-archive = Il file ZIP non si apre. Lo decomprima e scelga i file che contiene.

finding-wrong_order = Un elemento sta in un altro posto rispetto alla norma.
finding-overlong = Un testo è più lungo del consentito.
finding-direction_unknown = Né accredito né addebito.
finding-amount_unreadable = L’importo è illeggibile.
finding-currency_missing = Manca la moneta.
finding-missing = Manca un’indicazione.
finding-status_unknown = Lo stato è sconosciuto; la voce non conta come registrata.
finding-date_unreadable = La data è illeggibile.
finding-number_unreadable = Un numero è illeggibile.
finding-details_differ = La voce e i suoi dettagli danno importi diversi.
finding-count_differs = La registrazione collettiva indica un altro numero di pagamenti.
finding-batch_without_details = Registrazione collettiva senza dettagli; un avviso (camt.054) può darli.
finding-balance_gap = Saldo iniziale e registrazioni non danno il saldo finale.
finding-account_missing = L’estratto non indica alcun conto.
finding-name_differs = Il nome del file dice altro rispetto al contenuto; conta il contenuto.
finding-namespace_differs = Il file indica una norma diversa da quella del contenuto; conta il contenuto.
finding-unknown_element = Un elemento è sconosciuto alla norma; viene ignorato.
finding-more_unknown_elements = Troppi elementi sono sconosciuti alla norma; vengono ignorati.
